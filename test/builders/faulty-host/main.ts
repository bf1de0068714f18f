/**
 * The browser host with fault switches: the real services behind the real HTTP face, on a file system whose faults a control
 * file turns on and off while it runs.
 *
 *   node --import tsx test/builders/faulty-host/main.ts --port 47716 --data DIR [--page DIR] [--control FILE]
 *     [--schema 1|2] [--rhythm JSON]
 *
 * The control file holds JSON with any of the fields of DiskFaults (../faulty-file-system.ts), e.g. {"full": true},
 * {"flushFails": true}, {"delay": 2000}, {"refused": "EROFS"}; it is looked at before every operation of the file system,
 * and without it there are no faults.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serveBrowser } from '../../../electron/browser-host';
import { createHost } from '../../../electron/services/create-host';
import type { SafekeepingRhythm } from '../../../electron/services/safekeeping';
import { PageTokens } from '../../../electron/web/page-tokens';
import { currentSchema as first } from '../../../shared/model/current-schema';
import { faultyDisk } from '../faulty-file-system';
import { currentSchema as second } from '../schema-two/current-schema';
import { controlledFaults } from './control';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    data: { type: 'string', default: '' },
    page: { type: 'string', default: path.resolve('dist/renderer') },
    control: { type: 'string' },
    schema: { type: 'string', default: '1' },
    rhythm: { type: 'string' },
  },
});
const { fileSystem } =
  values.control === undefined ? faultyDisk() : faultyDisk(controlledFaults(values.control));
const running = await createHost({
  kind: 'browser',
  version: '0.0.0',
  dataFolder: values.data,
  documentsFolder: values.data,
  settingsFolder: values.data,
  userName: '统计员',
  pickPath: null,
  reveal: () => Promise.resolve(true),
  fileSystem,
  schema: values.schema === '2' ? second : first,
  ...(values.rhythm === undefined ? {} : { safekeeping: JSON.parse(values.rhythm) as SafekeepingRhythm }),
});
const tokens = await PageTokens.of(fileSystem, values.data);
const served = await serveBrowser({
  host: running.host,
  pageRoot: values.page,
  port: Number(values.port),
  tokens,
});
process.once('SIGTERM', () => {
  void served
    .close()
    .finally(() => running.close())
    .finally(() => process.exit(0));
});
process.stdout.write(`READY ${served.url}\n`);
