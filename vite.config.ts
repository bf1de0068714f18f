import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import {
  defineConfig,
  normalizePath,
  type EnvironmentOptions,
  type HtmlTagDescriptor,
  type Plugin,
  type Rolldown,
} from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** One bundle for the Node side. The start script and the browser host must run on Node 20; Electron 45 has Node 24. */
function nodeBundle(entry: string, format: 'es' | 'cjs', file: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      noExternal: true,
      external: ['electron'],
      builtins: ['electron', ...builtinModules, /^node:/],
    },
    build: {
      target: 'node20',
      outDir: at('./dist/electron'),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      copyPublicDir: false,
      rolldownOptions: { input: at(entry), output: { format, entryFileNames: file, codeSplitting: false } },
    },
  };
}

/** The scripts and styles that a chunk cannot do without. */
function needsOf(
  bundle: Rolldown.OutputBundle,
  file: string,
  found = new Set<string>(),
): ReadonlySet<string> {
  const chunk = bundle[file];
  if (found.has(file) || chunk?.type !== 'chunk') return found;
  found.add(file);
  for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
  for (const imported of chunk.imports) needsOf(bundle, imported, found);
  return found;
}

/**
 * Has the page name the files of its views, so that they are fetched and compiled while `renderer/app/main.ts` opens the
 * data, and not only once that has asked for them.
 */
function preloadViews(): Plugin {
  // Vite writes the names of modules with "/" on every system.
  const views = normalizePath(at('./renderer/app/show.tsx'));
  return {
    name: 'preload-views',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunk = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.moduleIds.includes(views),
        );
        if (!chunk) throw new Error('the chunk of the views is missing');
        return [...needsOf(bundle, chunk.fileName)]
          .toReversed()
          .filter((file) => !html.includes(file))
          .map((file): HtmlTagDescriptor => {
            const kind = file.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' };
            return {
              tag: 'link',
              attrs: { ...kind, crossorigin: true, href: `./${file}` },
              injectTo: 'head',
            };
          });
      },
    },
  };
}

export default defineConfig({
  root: at('./renderer'),
  base: './',
  publicDir: at('./renderer/public'),
  plugins: [react(), preloadViews()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: at('./dist/renderer'),
        emptyOutDir: true,
        // The oldest browser the page runs in; renderer/public/old-browser.js tells older ones so.
        target: 'chrome120',
        // Everything is read from the local disk: inlining only costs.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        reportCompressedSize: false,
        rolldownOptions: {
          output: {
            // Few files that are compiled side by side: what opens the data, the grid, the views.
            codeSplitting: {
              groups: [
                { name: 'grid', test: /node_modules[\\/]ag-/, priority: 3 },
                { name: 'start', test: /renderer[\\/]app[\\/]main\.ts$/, priority: 2 },
                { name: 'views', test: /renderer[\\/]app[\\/]show\.tsx$/, priority: 1 },
              ],
            },
          },
        },
      },
    },
    main: nodeBundle('./electron/main.ts', 'es', 'main.js'),
    preload: nodeBundle('./electron/preload.ts', 'cjs', 'preload.cjs'),
    start: nodeBundle('./electron/start.ts', 'es', 'start.js'),
  },
  builder: {},
});
