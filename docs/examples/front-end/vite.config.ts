import { defineConfig } from 'vite';

/** The server stands elsewhere: it lets this page in by AVUSTIN_ORIGINS. */
export default defineConfig({ server: { host: '127.0.0.1', port: 5173 }, build: { outDir: process.env.OUT ?? 'dist' } });
