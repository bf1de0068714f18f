/** The host of the soaks: the real services behind the real HTTP face, with a rhythm of safekeeping that runs do not wait for. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { serveBrowser } from '../../../electron/browser-host';
import { createHost } from '../../../electron/services/create-host';
import type { SafekeepingRhythm } from '../../../electron/services/safekeeping';
import { currentSchema } from '../../../shared/model/current-schema';
import { currentSchema as schemaTwo } from '../../builders/schema-two/current-schema';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    rhythm: { type: 'string' },
    schema: { type: 'string' },
  },
});
const { port = '', data: dataFolder = '', rhythm = '{}', schema = '1' } = values;

const running = await createHost({
  kind: 'browser',
  version: '0.0.0',
  dataFolder,
  documentsFolder: dataFolder,
  settingsFolder: dataFolder,
  userName: '统计员',
  pickPath: null,
  reveal: () => Promise.resolve(true),
  schema: schema === '2' ? schemaTwo : currentSchema,
  safekeeping: JSON.parse(rhythm) as SafekeepingRhythm,
});
const pageRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', `schema-${schema}`);
const served = await serveBrowser({ host: running.host, pageRoot, port: Number(port) });
process.once('SIGTERM', () => {
  void served
    .close()
    .finally(() => running.close())
    .finally(() => process.exit(0));
});
process.stdout.write(`READY ${served.url}\n`);
