import path from 'node:path';
import type { SafekeepingRhythm } from '../../../electron/services/safekeeping';
import type { HostProgram } from '../../e2e/harness';

export interface FaultyHostOptions {
  /** File by which faults are switched (`switchFaults`); without one there are none. */
  readonly control?: string;
  /** Folder of the built page; the shipped one without. */
  readonly page?: string;
  readonly schema?: 1 | 2;
  readonly rhythm?: SafekeepingRhythm;
}

/** The host with fault switches (main.ts), as a test's computer runs it. It is one process: a kill ends all of it. */
export function faultyHost({ control, page, schema, rhythm }: FaultyHostOptions = {}): HostProgram {
  const option = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`--${name}`, value];
  return {
    script: '--import',
    options: [
      'tsx',
      path.resolve('test/builders/faulty-host/main.ts'),
      ...option('control', control),
      ...option('page', page),
      ...option('schema', schema?.toString()),
      ...option('rhythm', rhythm && JSON.stringify(rhythm)),
    ],
  };
}
