import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../../shared/article/model.ts';
import { slugFrom } from '../../shared/article/slug.ts';
import { headlineOf, partsOf, textOf } from '../../shared/article/text.ts';
import { readWire } from '../../shared/formats/wire/readWire.ts';
import type { WireFinding } from '../../shared/formats/wire/types.ts';
import { checkedText, readArticle, writeArticle } from '../newsroom/articles/articleBytes.ts';
import { momentOf } from '../newsroom/articles/moment.ts';
import { freeName, nameFromSlug } from '../newsroom/library/fileName.ts';
import { durableWrite } from '../newsroom/storage/durableWrite.ts';
import { fold } from '../newsroom/storage/moveFile.ts';
import { exists } from '../newsroom/storage/systemFailure.ts';
import { type ImportCommand, UsageError } from './arguments.ts';
import { copyPhotos } from './copyPhotos.ts';
import { decodeText } from './decodeText.ts';
import type { CommandIo } from './io.ts';
import { keepReplaced } from './keepReplaced.ts';
import { type InputKind, kindOfInput } from './kindOfInput.ts';
import { outFolder } from './outFolder.ts';
import { readInput } from './readInput.ts';
import { faultOf, Report, type Warning } from './report.ts';

const outcome = 'Not imported';

/** `stet import`: texts and articles → article files. @returns the exit code. */
export async function importFiles(command: ImportCommand, io: CommandIo): Promise<number> {
  const report = new Report(io, command.json, command.inputs.length);
  const target = await targetOf(command, io);
  // Names given in this batch: two stories of one slug are two files, whatever lies there.
  const given = new Set<string>();
  for (const input of command.inputs) {
    if (io.signal.aborted) break;
    await report.begin(input);
    await importOne(input, command, target, given, report, io);
  }
  await report.end();
  return report.failed ? 1 : 0;
}

interface Target {
  folder: string;
  /** The file's name, if it was given. */
  name: string | undefined;
  /** How the person wrote the folder. */
  typed: string;
}

async function targetOf({ out, inputs }: ImportCommand, io: CommandIo): Promise<Target> {
  const place = path.resolve(io.cwd, out);
  const isFolder = await fs.stat(place).then(
    (facts) => facts.isDirectory(),
    () => /[\\/]$/.test(out) || !/\.stet$/i.test(out),
  );
  if (isFolder || !/\.stet$/i.test(out)) {
    return { folder: await outFolder(out, io.cwd, 'import'), name: undefined, typed: out };
  }
  if (inputs.length > 1) {
    throw new UsageError('--out FILE.stet takes one input; for several name a folder.', 'import');
  }
  const typed = path.dirname(out);
  return { folder: await outFolder(typed, io.cwd, 'import'), name: path.basename(out), typed };
}

interface Draft {
  article: Article;
  kind: InputKind;
  findings: WireFinding[];
  warnings: Warning[];
}

async function importOne(
  input: string,
  command: ImportCommand,
  target: Target,
  given: Set<string>,
  report: Report,
  io: CommandIo,
): Promise<void> {
  const warnings: Warning[] = [];
  let format: InputKind | undefined;
  try {
    const bytes = await readInput(input, io);
    const kind = await kindOfInput(bytes, input, command.as);
    format = kind;
    const draft = kind === 'stet' ? readStet(bytes) : readText(bytes, command.language);
    warnings.push(...draft.warnings);
    const name = target.name ?? freeName(nameFor(draft.article, input), given);
    const file = path.join(target.folder, name);
    const article = writeArticle(checkedText(draft.article));
    if (!command.overwrite && (await isThere(file))) throw exists(outcome);
    given.add(fold(name));
    if (draft.kind === 'stet' && input !== '-') {
      const from = path.dirname(path.resolve(io.cwd, input));
      warnings.push(...(await copyPhotos(draft.article, from, target.folder)));
    }
    const written = await durableWrite({
      path: file,
      bytes: article,
      base: command.overwrite ? 'any' : 'absent',
      outcome,
      displaced: async (old) => {
        const unkept = await keepReplaced(file, old, draft.article.id);
        if (unkept) warnings.push(unkept);
      },
    });
    const output = path.join(target.typed, path.relative(target.folder, file));
    await report.add({ input, format, output, bytes: article.length, warnings });
    if (command.inputs.length === 1 && written.changed) await describe(draft.findings, report);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.code === 'canceled') return;
    if (fault.code === 'exists') fault.message += ' Use --overwrite to replace it.';
    await report.add({ input, ...(format && { format }), warnings, error: fault });
  }
}

function readStet(bytes: Uint8Array): Draft {
  return { article: readArticle(bytes).article, kind: 'stet', findings: [], warnings: [] };
}

function readText(bytes: Uint8Array, language: string | undefined): Draft {
  const { text, warnings } = decodeText(bytes);
  const reading = readWire(text, {
    id: `urn:uuid:${randomUUID()}`,
    now: momentOf(new Date()),
    language,
  });
  if (text.trim() === '') warnings.push({ code: 'empty', message: 'There is no text in it.' });
  return { ...reading, kind: 'wire', warnings };
}

/** After the slug, else the headline, else the input's name, else the first words. */
function nameFor(article: Article, input: string): string {
  const [first] = partsOf(article.content).body;
  const words = first ? textOf(first).split(/\s+/, 6).join(' ') : '';
  const slug =
    slugFrom(article.slug ?? '') ||
    slugFrom(headlineOf(article.content)) ||
    (input === '-' ? '' : slugFrom(path.basename(input, path.extname(input)))) ||
    slugFrom(words);
  return nameFromSlug(slug);
}

const isThere = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    () => true,
    () => false,
  );

/** What was made out in the text, for a person who imports one. */
async function describe(findings: readonly WireFinding[], report: Report): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map(({ label, value, lines }) => {
    const place = lines.from === lines.to ? `${lines.from}` : `${lines.from}–${lines.to}`;
    return `  line ${place.padEnd(7)} ${label}: ${value.replace(/\s+/g, ' ')}`;
  });
  await report.say(rows.join('\n'));
}
