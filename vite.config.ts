import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

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

export default defineConfig({
  root: at('./renderer'),
  base: './',
  publicDir: at('./renderer/public'),
  plugins: [react()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: at('./dist/renderer'),
        emptyOutDir: true,
        // The oldest browser the page runs in; renderer/public/old-browser.js tells older ones so.
        target: 'chrome120',
        // Everything is read from the local disk: preloading and inlining only cost.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
        reportCompressedSize: false,
      },
    },
    main: nodeBundle('./electron/main.ts', 'es', 'main.js'),
    preload: nodeBundle('./electron/preload.ts', 'cjs', 'preload.cjs'),
    start: nodeBundle('./electron/start.ts', 'es', 'start.js'),
  },
  builder: {},
});
