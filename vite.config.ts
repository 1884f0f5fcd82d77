/** Builds the client. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * What is fetched together. The preload helper and the runtime stand first and alone: inside a library's chunk they
 * would have index.html fetch that whole library.
 */
const groups = [
  { name: 'runtime', test: /vite[\\/]preload-helper|rolldown[\\/]runtime|commonjsHelpers/, priority: 90 },
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 80 },
  { name: 'query', test: /node_modules[\\/]@tanstack[\\/]/, priority: 70 },
  { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/, priority: 50 },
];

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    // Which file belongs to which part: the size test reads it.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
