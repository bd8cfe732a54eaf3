/**
 * The program of a thread, `<name>.worker.ts` beside the module that starts it. Bundled, all of them
 * lie beside the program.
 *
 * @param from `import.meta.url` of that module
 */
export const workerFile = (name: string, from: string): URL =>
  new URL(from.endsWith('.ts') ? `./${name}.worker.ts` : `./${name}.worker.mjs`, from);
