import { isContractProcedure } from '@orpc/contract';
import { createArticle } from '../../../shared/article/create.ts';
import type { Article } from '../../../shared/article/model.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Client } from './transports.ts';

/** `article.open` and so on: every call that the contract has. */
export const callNames: string[] = [];

const codesByCall = new Map<string, ReadonlySet<string>>();

for (const [group, calls] of Object.entries(contract)) {
  for (const [name, call] of Object.entries(calls)) {
    if (!isContractProcedure(call)) throw new Error(`${group}.${name} is not a call`);
    callNames.push(`${group}.${name}`);
    codesByCall.set(`${group}.${name}`, new Set(Object.keys(call['~orpc'].errorMap)));
  }
}

/** The closed set of codes that the contract lists for a call. */
export const codesOf = (call: string) => codesByCall.get(call) ?? new Set<string>();

/** A call by its name, with whatever input. */
export function invoke(client: Client, call: string, input: unknown, signal?: AbortSignal) {
  const [group = '', name = ''] = call.split('.');
  const calls = (client as unknown as Record<string, Record<string, unknown>>)[group];
  const procedure = calls?.[name] as (input: unknown, options: object) => Promise<unknown>;
  return procedure(input, { signal });
}

export const anArticle = (): Article =>
  createArticle('urn:uuid:11111111-2222-4333-8444-555555555555', 'en-GB', '2026-05-04T09:30:00Z');

const file = 'abcdefgh';
const window = '11111111-2222-4333-8444-555555555555';

/** An input that passes each call's schema; `undefined` for the calls that take none. */
export const goodInputs: Record<string, unknown> = {
  'desk.openLink': { href: 'https://example.com/' },
  'links.check': { href: 'mailto:desk@example.com' },
  'desk.saveSettings': { authorName: 'Ada Example' },
  'library.openRecent': { id: 'r1' },
  'library.restore': { id: 'trashed-1' },
  'library.saveDeskSettings': { length: { unit: 'lines', charactersPerLine: 34 } },
  'library.changePreset': { what: 'put', preset: { name: 'Web', formats: ['html'] } },
  'batch.start': {
    articles: [{ file }],
    formats: ['html'],
    options: { photos: 'beside' },
    folder: null,
  },
  'batch.watch': { job: 'j1' },
  'batch.cancel': { job: 'j1' },
  'batch.reveal': { job: 'j1' },
  'exports.rememberChoices': { formats: ['html'], options: { photos: 'beside' } },
  'article.open': { file },
  'article.openInParts': { file, window, ahead: true },
  'article.shown': { window, file, revision: '0'.repeat(64) },
  'article.revision': { file },
  'article.save': { file, base: '0'.repeat(64), article: anArticle() },
  'article.saveJournaled': {
    file,
    base: '0'.repeat(64),
    metadata: anArticle(),
    text: { size: 10, blocks: 1, kept: [{ at: 0, from: 0, count: 1 }], changed: [] },
    journaled: { journal: window, sequence: 1 },
  },
  'article.saveNew': { article: anArticle(), where: 'library' },
  'article.rename': { file, name: 'other' },
  'article.duplicate': { file },
  'article.trash': { file },
  'article.reveal': { file },
  'locks.events': { window },
  'locks.take': { window, file },
  'locks.release': { window, file },
  'history.list': { file },
  'history.read': { file, version: 'abcdefgh' },
  'history.base': { file, revision: '0'.repeat(64) },
  'history.keep': { file, reason: 'milestone' },
  'history.name': { file, version: 'abcdefgh', label: 'Filed' },
  'journal.hold': { window },
  'journal.append': { window, begin: { article: anArticle() }, steps: [] },
  'journal.restore': { window, journal: window },
  'journal.undoable': { window, of: { journal: window } },
  'journal.leave': { window, journal: window },
  'journal.discard': { journal: window },
  'photo.about': { file, src: `media/${'0'.repeat(64)}.jpg` },
  'pack.make': { to: 'download' },
  'pack.check': { pack: 'p' },
  'pack.bringIn': { job: 'j', different: 'both' },
  'pack.watch': { job: 'j' },
  'pack.cancel': { job: 'j' },
  'pack.reveal': { job: 'j' },
  'exports.check': { article: anArticle(), formats: ['html'] },
  'exports.start': { article: anArticle(), formats: ['html'], options: {}, folder: null },
  'exports.watch': { job: 'j' },
  'exports.cancel': { job: 'j' },
  'exports.reveal': { job: 'j' },
  'exports.stageDrag': { job: 'j' },
  'exports.copy': { article: anArticle(), kind: 'html' },
  'exports.preview': { article: anArticle() },
};
