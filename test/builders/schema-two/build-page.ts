import path from 'node:path';
import { createBuilder, type Plugin } from 'vite';

const source = (file: string) => path.resolve(file);

/** What the page of schema 2 has in place of the product's own modules. */
const replacements: ReadonlyMap<string, string> = new Map([
  [source('shared/model/current-schema.ts'), source('test/builders/schema-two/current-schema.ts')],
  [source('renderer/storage/stores.ts'), source('test/builders/schema-two/stores.ts')],
]);

/** Puts the modules of schema 2 in the place of the product's; the replacements themselves still see the product's. */
export function schemaTwo(): Plugin {
  return {
    name: 'schema-two',
    enforce: 'pre',
    async resolveId(name, importer) {
      if (!/(^|\/)(current-schema|stores)$/.test(name)) return null;
      const resolved = await this.resolve(name, importer, { skipSelf: true });
      const replacement = resolved === null ? undefined : replacements.get(path.normalize(resolved.id));
      if (replacement === undefined || importer === replacement) return null;
      return replacement;
    },
  };
}

/** Builds the page as a program of schema 2 would have it. */
export async function buildSchemaTwoPage(outDir: string): Promise<void> {
  const builder = await createBuilder({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'warn',
    plugins: [schemaTwo()],
    environments: { client: { build: { outDir, emptyOutDir: true } } },
  });
  const { client } = builder.environments;
  if (client === undefined) throw new Error('vite.config.ts has no environment client');
  await builder.build(client);
}
