// Builds the console into the Python package that serves it: no Node where it runs.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const isNoise = ({ code }) => code === 'MODULE_LEVEL_DIRECTIVE'; // "use client" in the libraries

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic' } },
  worker: { format: 'es' },
  build: {
    outDir: fileURLToPath(new URL('../avustin_schema/console/static', import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licenses.md' },
    rolldownOptions: { input: ['index.html', 'forms/index.html', 'case-file/index.html'], onwarn: (warning, warn) => isNoise(warning) || warn(warning) },
  },
});
