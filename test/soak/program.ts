import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, createBuilder, type PluginOption } from 'vite';
import type { SafekeepingRhythm } from '../../electron/services/safekeeping';
import { schemaTwo } from '../builders/schema-two/build-page';
import type { HostProgram } from '../e2e/harness';

const sources = path.resolve('test/soak');

/** 2 is the schema of a later program that only tests know. */
export type SoakSchema = 1 | 2;

/** The program built for a soak into a folder of its own: its page, the soak's page beside it, the soak's host. */
export class SoakProgram {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(schemas: readonly SoakSchema[] = [1]): Promise<SoakProgram> {
    const program = new SoakProgram(await mkdtemp(path.join(tmpdir(), 'workbench-soak-')));
    try {
      for (const schema of schemas) await program.buildPages(schema);
      await program.buildHost();
    } catch (error) {
      await program.dispose();
      throw error;
    }
    return program;
  }

  host(rhythm: SafekeepingRhythm, schema: SoakSchema = 1): HostProgram {
    const options = ['--rhythm', JSON.stringify(rhythm), '--schema', `${schema}`];
    return { script: path.join(this.folder, 'host', 'main.js'), options };
  }

  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }

  private async buildPages(schema: SoakSchema): Promise<void> {
    const pages = path.join(this.folder, `schema-${schema}`);
    const plugins: PluginOption[] = schema === 2 ? [schemaTwo()] : [];
    const builder = await createBuilder({
      configFile: path.resolve('vite.config.ts'),
      logLevel: 'warn',
      plugins,
      environments: { client: { build: { outDir: pages } } },
    });
    const { client } = builder.environments;
    if (client === undefined) throw new Error('vite.config.ts has no environment client');
    await builder.build(client);
    await build({
      configFile: false,
      logLevel: 'warn',
      plugins,
      root: path.join(sources, 'page'),
      base: './',
      build: {
        outDir: path.join(pages, 'soak'),
        emptyOutDir: true,
        target: 'chrome120',
        modulePreload: false,
        chunkSizeWarningLimit: 1500,
        reportCompressedSize: false,
      },
    });
  }

  private async buildHost(): Promise<void> {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: sources,
      ssr: { noExternal: true },
      build: {
        ssr: path.join(sources, 'host/main.ts'),
        outDir: path.join(this.folder, 'host'),
        emptyOutDir: true,
        target: 'node20',
      },
    });
  }
}
