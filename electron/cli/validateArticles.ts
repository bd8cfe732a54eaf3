import fs from 'node:fs/promises';
import path from 'node:path';
import { ArticleError } from '../../shared/article/articleError.ts';
import { parse } from '../../shared/article/parse.ts';
import { photosBeside } from '../newsroom/exports/photoFiles.ts';
import { readPhoto } from '../newsroom/media/photoFile.ts';
import type { ValidateCommand } from './arguments.ts';
import { isNamedAfter } from './copyPhotos.ts';
import { faultsIn } from './faultsIn.ts';
import type { CommandIo } from './io.ts';
import { readInput } from './readInput.ts';
import { type Fault, faultOf, Report, type Warning } from './report.ts';

/** `stet validate`: every fault of every article, with its place. @returns the exit code. */
export async function validateArticles(command: ValidateCommand, io: CommandIo): Promise<number> {
  const report = new Report(io, command.json, command.inputs.length);
  for (const input of command.inputs) {
    if (io.signal.aborted) break;
    await report.begin(input);
    const { faults, warnings } = await examine(input, io);
    if (io.signal.aborted) break;
    const [first, ...more] = faults;
    const sentence = warnings.length > 0 ? `${input}: can be opened` : undefined;
    await report.add(
      { input, format: 'stet', warnings, ...(first && { error: first }) },
      first ? undefined : sentence,
    );
    for (const error of more) await report.add({ input, format: 'stet', warnings: [], error });
  }
  await report.end();
  return report.failed ? 1 : 0;
}

async function examine(
  input: string,
  io: CommandIo,
): Promise<{ faults: Fault[]; warnings: Warning[] }> {
  let bytes: Uint8Array;
  try {
    bytes = await readInput(input, io);
  } catch (error) {
    return { faults: [faultOf(error)], warnings: [] };
  }
  try {
    const { article, newer } = parse(bytes);
    const warnings: Warning[] = newer
      ? [{ code: 'newer-version', message: 'A newer Stet wrote it: it opens for reading only.' }]
      : [];
    const folder = path.dirname(await fs.realpath(path.resolve(io.cwd, input)));
    const sources = new Set(Object.values(article.assets ?? {}).map(({ src }) => src));
    for (const src of sources) warnings.push(...(await examinePhoto(folder, src)));
    return { faults: [], warnings };
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    return { faults: faultsIn(bytes, error), warnings: [] };
  }
}

async function examinePhoto(folder: string, src: string): Promise<Warning[]> {
  const file = await photosBeside(folder)(src);
  const bytes = file && (await readPhoto(file).catch(() => undefined));
  if (!bytes) return [{ code: 'missing-photo', message: `The photo ${src} is not there.` }];
  if (isNamedAfter(src, bytes)) return [];
  return [{ code: 'changed-photo', message: `The photo ${src} was changed since it was added.` }];
}
