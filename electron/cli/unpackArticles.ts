import fs from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../shared/contract/failure.ts';
import { type Brought, type BroughtIn, bringIn } from '../newsroom/packs/bringIn.ts';
import { checkPack } from '../newsroom/packs/checkPack.ts';
import { outcome, PackFile } from '../newsroom/packs/openPack.ts';
import { isMissing, systemFailure } from '../newsroom/storage/systemFailure.ts';
import type { UnpackCommand } from './arguments.ts';
import type { CommandIo } from './io.ts';
import { outFolder } from './outFolder.ts';
import { faultOf, type Outcome, Report } from './report.ts';

/** `stet unpack`: a pack → articles in a library. @returns the exit code. */
export async function unpackArticles(command: UnpackCommand, io: CommandIo): Promise<number> {
  const report = new Report(io, command.json, 1);
  const { input, different } = command;
  const library = await fs.realpath(await outFolder(command.library, io.cwd, 'unpack'));
  await report.begin(input);
  try {
    const pack = await open(path.resolve(io.cwd, input));
    try {
      await checkPack(pack, { signal: io.signal });
      const brought = await bringIn(pack, library, different, { signal: io.signal });
      for (const article of brought.articles) {
        await report.add(outcomeOf(article, command, library), sentenceFor(article, input));
      }
      await report.say(summaryOf(brought));
    } finally {
      pack.close();
    }
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code !== 'canceled') await report.add({ input, warnings: [], error: fault });
  }
  await report.end();
  return report.failed ? 1 : 0;
}

async function open(file: string): Promise<PackFile> {
  const facts = await fs.stat(file).catch((error) => {
    if (isMissing(error)) throw new FailureError('not-found', 'There is no such file.');
    throw systemFailure(error, outcome);
  });
  if (!facts.isFile()) throw new FailureError('damaged', `${outcome}: this is not a file.`);
  return PackFile.open(file);
}

const remarks: Partial<Record<Brought['as'], string>> = {
  there: 'The library has it already, and it says the same.',
  copy: 'The library has another text of this article. Both are kept; this one is a copy.',
  version: 'The library has another text of this article. This one is among its versions.',
  skipped: 'The library has another text of this article. This one was left out.',
};

/** @param root the library as a real path */
function outcomeOf(brought: Brought, command: UnpackCommand, root: string): Outcome {
  const { as, name, location, message } = brought;
  const { input } = command;
  if (as === 'failed') {
    return { input, warnings: [], error: { code: 'io', message: message ?? '', place: name } };
  }
  const remark = remarks[as];
  const output = location && path.join(command.library, path.relative(root, location));
  return {
    input,
    format: 'stet',
    ...(output !== undefined && { output }),
    warnings: remark === undefined ? [] : [{ code: as, message: remark }],
  };
}

const sentenceFor = ({ as, name, message }: Brought, input: string) =>
  as === 'failed' ? `${name}: ${message}` : `${input} → ${name}`;

function summaryOf({ articles, photos, versions }: BroughtIn): string {
  const count = (...kinds: Brought['as'][]) =>
    articles.filter(({ as }) => kinds.includes(as)).length;
  return [
    `New here: ${count('new', 'copy')}`,
    `here already: ${count('there')}`,
    `photos: ${photos}`,
    `versions: ${versions}`,
  ].join(', ');
}
