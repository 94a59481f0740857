// What is bundled into out/: the shell, the database host and its workers, the preload script, the window.
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (file: string): string => resolve(import.meta.dirname, file)

// Targets are set by hand: one build runs on the current Electron and on the carried one (Node 20.18, Chromium 130).
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: at('out/main'),
      externalizeDeps: true, // better-sqlite3 stays outside; everything else is bundled
      rolldownOptions: {
        input: { main: at('electron/main.ts'), paper: at('electron/paper.ts'), host: at('db/host.ts'), importer: at('db/importer.ts'), xlsxWorker: at('db/xlsxWorker.ts'), forecaster: at('db/forecaster.ts'), checker: at('db/checker.ts') },
        // Beside the entries: what starts a worker looks for it in its own folder, be it an entry or a shared chunk.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: at('out/preload'),
      externalizeDeps: false, // a sandboxed preload can require nothing but electron
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload must be CommonJS
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
})
