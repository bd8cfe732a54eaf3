import { createRequire } from 'node:module';
import { vi } from 'vitest';

export interface Finding {
  id: string;
  file: string;
  /** The line of source, or '' for a finding about the app as a whole. */
  sample: string;
}

interface Report {
  errors: { file: string; message: string; tolerable: boolean }[];
  issues: { id: string; file: string; sample?: string }[];
}

/**
 * Runs Doyensec's scanner. It is of 2022: its TypeScript parser needs a TypeScript with an API in
 * JavaScript, so that is left out and Babel's reads the sources; and it asks servers for newer
 * translations and release lists, which a test must not.
 */
export async function scan(folder: string, electronVersion: string): Promise<Finding[]> {
  const own = createRequire(import.meta.url);
  const scanner = own.resolve('@doyensec/electronegativity');
  const inside = createRequire(scanner);
  const replace = (name: string, exports: unknown) => {
    const id = inside.resolve(name);
    const module = Object.assign(Object.create(null), { id, filename: id, loaded: true, exports });
    own.cache[id] = module;
  };
  replace('@typescript-eslint/typescript-estree', {
    parse: () => {
      throw new Error('Only Babel parses here.');
    },
  });
  replace('got', () => Promise.reject(new Error('Tests have no network.')));

  const silent = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const run: (options: object) => Promise<Report> = own(scanner);
    const { errors, issues } = await run({
      input: folder,
      isRelative: true,
      electronVersionOverride: electronVersion,
      excludeFromScan: ['availablesecurityfixesglobalcheck', 'electronversionjsoncheck'],
    });
    if (errors.length > 0) throw new Error(`Not scanned: ${JSON.stringify(errors)}`);
    return issues.map(({ id, file, sample = '' }) => ({ id, file, sample: sample.trim() }));
  } finally {
    silent.mockRestore();
  }
}
