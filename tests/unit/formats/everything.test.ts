import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { articleModel, type NodeJson } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { markSpecs, nodeSpecs } from '../../../shared/article/schema.ts';
import { formatIds } from '../../../shared/contract/exports.ts';
import { formatOf } from '../../../shared/formats/registry.ts';
import { readers } from './readers/readers.ts';
import { make } from './render.ts';
import { visibleWords } from './visibleWords.ts';

/** The article of tests/fixtures/everything, which uses all that there is; to be looked at, too. */

const folder = new URL('../../fixtures/everything/', import.meta.url);
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const { article } = parse(bytesOf('sea-wall-vote.stet'));

test('has every block and every mark', () => {
  const found = new Set<string>();
  const see = ({ type, marks, content }: NodeJson) => {
    found.add(type);
    for (const mark of marks ?? []) found.add(mark.type);
    content?.forEach(see);
  };
  see(article.content);
  const all = [...Object.keys(nodeSpecs), ...Object.keys(markSpecs)];
  expect(all.filter((name) => !found.has(name))).toEqual([]);
});

interface Schema {
  def: { type: string; innerType?: Schema; element?: Schema; valueType?: Schema };
  shape?: Record<string, Schema>;
}

/** Fields of the model that the value has nowhere. */
function absent(schema: Schema, values: readonly unknown[], place: string): string[] {
  const { type, innerType, element, valueType } = schema.def;
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return [place];
  if (type === 'optional' && innerType) return absent(innerType, given, place);
  if (type === 'array' && element) return absent(element, given.flat(), `${place}[]`);
  if (type === 'record' && valueType) {
    return absent(
      valueType,
      given.flatMap((value) => Object.values(value as object)),
      `${place}.*`,
    );
  }
  return Object.entries(schema.shape ?? {}).flatMap(([name, field]) =>
    absent(
      field,
      given.map((value) => (value as Record<string, unknown>)[name]),
      `${place}.${name}`,
    ),
  );
}

test('has every field', () => {
  const { content: _, ...fields } = articleModel.shape;
  const [byline, ...others] = absent(
    { shape: fields, def: { type: 'object' } } as never,
    [article],
    '',
  );
  // An override would hide the names.
  expect([byline, others]).toEqual(['.byline.display', []]);
});

describe.each(formatIds)('%s', (id) => {
  const made = make(
    id,
    article,
    formatOf(id).photos === 'embedded' ? { kind: 'embedded', bytesOf } : { kind: 'beside' },
  );

  test('holds it, with every word once', async () => {
    const { words, choices, complaints } = readers[id];
    expect((await complaints?.(made, article)) ?? []).toEqual([]);
    expect((await words(made, article)).sort()).toEqual(visibleWords(article, choices));
  });

  test('keeps to itself what is for the desk', () => {
    const parts = [...made.parts.values()].join('\n');
    for (const secret of [
      'Legal has read it',
      'check the lease',
      'check the count',
      'Is 14 to 9 right',
      'never published',
      'NEVER',
      'ana.ruiz@courier.example',
    ]) {
      expect(parts).not.toContain(secret);
    }
  });
});
