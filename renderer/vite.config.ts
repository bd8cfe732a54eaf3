import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const allOfReact = "import React from 'react';";
const hooks = "import { useCallback, useDebugValue, useSyncExternalStore } from 'react';";

/**
 * React is CommonJS. Where one module asks for all of it as one object, as zustand's does, every file
 * of the build that imports React makes itself such an object, by a getter for each export: 5 KB of
 * the page's memory a file, and opening an article loads some sixteen.
 */
const reactByNames = (): Plugin => ({
  name: 'react-by-names',
  transform: {
    filter: { id: /\/zustand\/esm\/react\.mjs$/ },
    handler(code) {
      if (!code.includes(allOfReact))
        this.error('zustand imports React in another way than before.');
      return { code: code.replace(allOfReact, hooks).replaceAll('React.', ''), map: null };
    },
  },
});

const ownOfTiptap = /this\.options\.enableCoreExtensions \? \[.*?\}\) : \[\]/s;

/**
 * Tiptap's own commands, keys and the like are none of ours (see createArticleEditor.ts), but come with
 * its editor, which can be asked for them.
 */
const tiptapAlone = (): Plugin => ({
  name: 'tiptap-alone',
  transform: {
    filter: { id: /\/@tiptap\/core\/dist\/index\.js$/ },
    handler(code) {
      if (!ownOfTiptap.test(code)) this.error('Tiptap brings its own in another way than before.');
      const alone = code.replace(ownOfTiptap, '[]');
      return { code: alone.replaceAll('Extension.create({', '/* @__PURE__ */ $&'), map: null };
    },
  },
});

/**
 * Has the engine compile a file's functions while it is being fetched, on another thread, as most are
 * called soon: one by one, when they were first called, they were a quarter of what the first article
 * took to be opened, and a tenth of the start. See https://v8.dev/blog/explicit-compile-hints.
 */
const compiledAhead = (): Plugin => ({
  name: 'compiled-ahead',
  generateBundle: {
    // It has to be what a file begins with, and Vite puts in lists of its own.
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
      }
    },
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  publicDir: false,
  plugins: [reactByNames(), tiptapAlone(), react(), compiledAhead()],
  build: {
    outDir: fileURLToPath(new URL('../dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    // The CSP allows no data: URLs, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    sourcemap: false,
    // What the first screen needs comes as one file: thirty small ones weigh 2 % more, gzipped each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            // One file, not twenty: the first screen has a line for each.
            { name: 'icons', test: /lucide-react/ },
            // The same for what several parts that come later share.
            { name: 'parts', minShareCount: 2, maxModuleSize: 6_000 },
          ],
        },
        // The first screen names all that can come later, and what is like chance cannot be compressed.
        chunkFileNames: 'assets/[name]-[hash:6].js',
        assetFileNames: 'assets/[name]-[hash:6][extname]',
      },
    },
  },
});
