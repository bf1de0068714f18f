/** Run as a process of its own by the lock tests: opens the data folder that it is given, and holds it. */
import { createHost } from '../../../electron/services/create-host';

const [dataFolder = ''] = process.argv.slice(2);
try {
  await createHost({
    kind: 'browser',
    version: '0.0.0',
    dataFolder,
    documentsFolder: dataFolder,
    settingsFolder: dataFolder,
    userName: '统计员',
    pickPath: null,
    reveal: () => Promise.resolve(false),
  });
  process.stdout.write('HELD\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.constructor.name : String(error)}\n`);
}
