import fs from 'node:fs/promises';
import path from 'node:path';
import { FailureError } from '../../shared/contract/failure.ts';
import { packExtension } from '../../shared/pack/extension.ts';
import { makePack, outcome, type PackSource } from '../newsroom/packs/makePack.ts';
import { libraryAround, sourceIn, sourcesOfLibrary } from '../newsroom/packs/packSources.ts';
import { isMissing, systemFailure } from '../newsroom/storage/systemFailure.ts';
import type { PackCommand } from './arguments.ts';
import type { CommandIo } from './io.ts';
import { faultOf, Report } from './report.ts';
import { ownVersion } from './version.ts';

interface Input {
  input: string;
  sources: PackSource[];
  /** The library whose settings go along. */
  desk?: string;
  library: string;
}

/** `stet pack`: libraries and articles → one file. @returns the exit code. */
export async function packArticles(command: PackCommand, io: CommandIo): Promise<number> {
  const report = new Report(io, command.json, command.inputs.length);
  const inputs: Input[] = [];
  for (const input of command.inputs) {
    try {
      inputs.push(await look(input, io.cwd));
    } catch (error) {
      await report.add({ input, warnings: [], error: faultOf(error) });
    }
  }
  // Half of what was asked for would pass for all of it.
  if (!report.failed) await pack(inputs, command, report, io);
  await report.end();
  return report.failed ? 1 : 0;
}

async function look(input: string, cwd: string): Promise<Input> {
  const place = path.resolve(cwd, input);
  try {
    const real = await fs.realpath(place);
    if ((await fs.stat(real)).isDirectory()) {
      const library = path.basename(real) || real;
      return { input, sources: await sourcesOfLibrary(real), desk: real, library };
    }
    const folder = (await libraryAround(real)) ?? path.dirname(real);
    return { input, sources: [sourceIn(folder, real)], library: path.basename(folder) };
  } catch (error) {
    if (isMissing(error)) throw new FailureError('not-found', 'There is no such file or folder.');
    throw systemFailure(error, outcome);
  }
}

async function pack(
  inputs: readonly Input[],
  { out, overwrite }: PackCommand,
  report: Report,
  io: CommandIo,
): Promise<void> {
  const [first] = inputs;
  const sources = inputs.flatMap((input) => input.sources);
  const output = out.toLowerCase().endsWith(packExtension) ? out : `${out}${packExtension}`;
  const input = inputs.map((each) => each.input).join(' ');
  try {
    const made = await makePack({
      sources,
      desk: inputs.length === 1 ? first?.desk : undefined,
      library: first?.library ?? '',
      by: `Stet ${ownVersion()}`,
      out: path.resolve(io.cwd, output),
      replace: overwrite,
      signal: io.signal,
    });
    const warnings = made.leftOut.map(({ name, message }) => ({
      code: 'left-out',
      message: `${name}: ${message}`,
    }));
    const sentence = `Articles: ${made.articles}, photos: ${made.photos} → ${output}`;
    const format = 'stetpack';
    await report.add({ input, format, output, bytes: made.bytes, warnings }, sentence);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === 'canceled') return;
    if (fault.code === 'exists') fault.message += ' Use --overwrite to replace it.';
    await report.add({ input, warnings: [], error: fault });
  }
}
