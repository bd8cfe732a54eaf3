import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../../../scripts/setUp/project.mjs';

const left = new Set(['node_modules', 'dist', 'release', 'test-results', 'coverage']);

/**
 * @param folder from the project's folder; '' is all of it
 * @returns every file below that people write, with forward slashes
 */
export function filesIn(folder: string): string[] {
  return readdirSync(inProject(folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isFile()) return [place];
    return left.has(entry.name) || entry.name.startsWith('.') ? [] : filesIn(place);
  });
}

/** @returns the TypeScript that goes into the product; the renderer's build settings do not */
export const productSources = (): string[] =>
  ['shared', 'electron', 'renderer']
    .flatMap(filesIn)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .filter((file) => file !== 'renderer/vite.config.ts');

export const textOf = (file: string): string => readFileSync(inProject(file), 'utf8');
