import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { articleJsonSchema } from '../../../shared/article/jsonSchema.ts';
import { parse } from '../../../shared/article/parse.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { fileWith, fullArticle, paragraph, textOfBytes } from './samples.ts';

const schema = JSON.parse(
  await readFile(new URL('../../../docs/article.schema.json', import.meta.url), 'utf8'),
);
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: false }));
const valid = ajv.compile(schema);
const fileOf = (bytes: Uint8Array) => JSON.parse(textOfBytes(bytes));

test('the published schema is the one that the code makes (npm run docs)', () => {
  expect(schema).toEqual(JSON.parse(JSON.stringify(articleJsonSchema())));
});

test('what Stet writes is valid', () => {
  expect(valid(fileOf(serialise(fullArticle()))), JSON.stringify(valid.errors)).toBe(true);
});

test('content of other programs is valid and kept', () => {
  const bytes = fileWith([{ type: 'poll', attrs: { a: 1 } }, paragraph('x')], { cms: {} });
  expect(valid(fileOf(bytes)), JSON.stringify(valid.errors)).toBe(true);
});

test.each([
  ['no id', fileWith([paragraph('x')], { id: undefined })],
  ['a bad status', fileWith([paragraph('x')], { status: 'spiked' })],
  ['a paragraph in a paragraph', fileWith([{ type: 'paragraph', content: [paragraph('x')] }])],
  ['a photo without caption and credit', fileWith([{ type: 'photo', content: [] }])],
  ['a subhead of level 7', fileWith([{ type: 'heading', attrs: { level: 7 } }])],
  ['a headless document', fileWith([], { content: { type: 'doc', content: [] } })],
])('%s is refused by the schema and by the program', (_name, bytes) => {
  expect(valid(fileOf(bytes))).toBe(false);
  expect(() => parse(bytes)).toThrow();
});
