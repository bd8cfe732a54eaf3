import { readdir } from 'node:fs/promises';
import { ORPCError } from '@orpc/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from '../fastCheck.ts';
import { anArticle, callNames, codesOf, goodInputs, invoke } from './support/calls.ts';
import { openDesk, type TestDesk } from './support/desk.ts';
import { quietLog } from './support/quietLog.ts';
import { type OpenTransport, transports } from './support/transports.ts';

/** Keys that have ruined other programs. */
const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'toJSON',
  'then',
  'length',
  '',
];

/** Plain JSON with hostile keys as own properties, which only JSON.parse makes. */
const garbage = fc
  .letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => JSON.stringify(text)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
      fc.constantFrom(
        'null',
        'true',
        'false',
        '-0',
        '1e400',
        '"stet-article"',
        '"../../etc/passwd"',
      ),
      fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(
          fc.tuple(
            fc.oneof(
              fc.constantFrom(...hostileKeys),
              fc.constantFrom(
                'article',
                'file',
                'base',
                'formats',
                'format',
                'content',
                'type',
                'attrs',
                'href',
                'id',
                'job',
                'name',
                'where',
                'folder',
                'options',
              ),
              fc.string({ maxLength: 8 }),
            ),
            tie('value'),
          ),
          { maxLength: 6 },
        )
        .map(
          (entries) =>
            `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`,
        ),
    ),
  }))
  .value.map((json): unknown => JSON.parse(json));

/** Where a good input can go wrong: one of its values, at any depth, becomes garbage. */
const spoiled = (call: string) => {
  const good = goodInputs[call];
  if (good === undefined) return garbage;
  const paths = pathsOf(good);
  return fc
    .tuple(
      fc.constantFrom(...paths),
      fc.constantFrom('replace', 'add', 'remove'),
      garbage,
      fc.constantFrom(...hostileKeys, 'x'),
    )
    .map(([path, how, value, key]) => spoil(structuredClone(good), path, how, value, key));
};

type Step = string | number;

function pathsOf(value: unknown, before: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [before];
  return [
    before,
    ...Object.entries(value).flatMap(([key, child]) =>
      pathsOf(child, [...before, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function spoil(root: unknown, path: Step[], how: string, value: unknown, key: string): unknown {
  const last = path.at(-1);
  if (last === undefined && how !== 'add') return value;
  let at = root;
  for (const step of how === 'add' ? path : path.slice(0, -1)) {
    at = (at as Record<Step, unknown>)[step];
  }
  if (typeof at !== 'object' || at === null) return root;
  if (how === 'add' && Array.isArray(at)) at.push(value);
  else if (how === 'remove' && last !== undefined) delete (at as Record<Step, unknown>)[last];
  else {
    Object.defineProperty(at, how === 'add' ? key : (last ?? key), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return root;
}

/** What a call makes of its input is one thing over all lines: the others show that it comes through. */
const runsOver = (line: string) => (line === 'MessagePort' ? 40 : 8);

describe.each(transports)('over $name', ({ name: line, open }) => {
  const log = quietLog();
  let desk: TestDesk;
  let transport: OpenTransport;
  beforeAll(async () => {
    desk = await openDesk();
    transport = await open(desk.newsroom, log);
  });
  afterAll(async () => {
    await transport.close();
    await desk.close();
  });

  /** Ends a call however it ends: output, or an error that the contract lists for it. */
  async function outcome(call: string, input: unknown) {
    const stop = new AbortController();
    try {
      const output = await invoke(transport.client, call, input, stop.signal);
      if (typeof output === 'object' && output !== null && Symbol.asyncIterator in output) {
        await (output as AsyncGenerator).return(undefined);
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof ORPCError)) throw error;
      expect(error.defined, `${call}: ${error.message}`).toBe(true);
      expect([...codesOf(call)]).toContain(error.code);
      expect(error.message).not.toContain(desk.library);
      return error;
    } finally {
      stop.abort();
    }
  }

  test.each(callNames)('%s survives garbage', async (call) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(garbage, spoiled(call)), async (input) => {
        const error = await outcome(call, input);
        // Whatever the input, the fault is the caller's, never ours.
        expect(error?.code, JSON.stringify(log.entries.at(-1)?.cause ?? '')).not.toBe('internal');
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { numRuns: runsOver(line) },
    );
    expect(await transport.client.desk.hello()).toMatchObject({ host: 'web' });
  });

  test.each(callNames)('%s takes nothing from a polluted input', async (call) => {
    // Past the client, which drops such keys: as a hostile program would send it.
    const { article, ...rest } = { ...(goodInputs[call] as { article?: object } | undefined) };
    const pollution = '{"polluted":1,"prototype":{"polluted":1},"folder":"/etc","file":"../../x"}';
    const polluted = (json: string) =>
      `{"__proto__":${pollution},"constructor":${pollution}${json === '{}' ? '' : ','}${json.slice(1)}`;
    const input = {
      ...rest,
      ...(article && { article: polluted(JSON.stringify(article)) }),
    };
    const body = `{"json":${polluted(JSON.stringify(input))}${article ? ',"meta":[[20,"article"]]' : ''}}`;
    const id = `zz${callNames.indexOf(call).toString(36)}`;
    const answer = transport.nextRaw((text) => text.startsWith(`{"i":"${id}"`));
    transport.sendRaw(`{"i":"${id}","p":{"u":"/${call.replace('.', '/')}","b":${body}}}`);
    const { p } = JSON.parse(await answer);
    if (p.s !== undefined) {
      expect([...codesOf(call)]).toContain(p.b.json.code);
      expect(p.b.json.code).not.toBe('internal');
    }
    transport.sendRaw(`{"i":"${id}","t":4}`);
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Array.prototype).not.toHaveProperty('polluted');
    expect(Function.prototype).not.toHaveProperty('polluted');
  });

  test('an input that breaks the schema itself is bad input', async () => {
    for (const call of ['desk.saveSettings', 'desk.openLink', 'article.rename', 'exports.watch']) {
      const text = { length: { toString: '' } };
      const input = { authorName: text, href: text, file: 'abcdefgh', name: text, job: text };
      expect((await outcome(call, input))?.code, call).toBe('bad-input');
    }
  });

  /** Deep and huge values that can still be built here; what cannot is in messages.test.ts. */
  const bombs: [string, () => unknown][] = [
    ['1 000 levels', () => JSON.parse(`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`)],
    [
      '100 000 keys',
      () => Object.fromEntries(Array.from({ length: 1e5 }, (_v, i) => [`k${i}`, i])),
    ],
    ['10 MB of text', () => 'x'.repeat(1e7)],
    [
      'an article of 10 MB in one word',
      () => ({
        ...anArticle(),
        slug: 'x'.repeat(1e7),
      }),
    ],
    [
      'an article with 500 levels',
      () => ({
        ...anArticle(),
        extensions: JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`),
      }),
    ],
    [
      'an article with 500 000 tags',
      () => ({
        ...anArticle(),
        tags: Array.from({ length: 5e5 }, () => ({ name: 'x' })),
      }),
    ],
  ];

  test.each(bombs)('%s anywhere do not take the newsroom down', async (_name, make) => {
    const bomb = make();
    for (const call of ['exports.preview', 'article.save', 'desk.saveSettings', 'desk.hello']) {
      for (const input of [bomb, { ...(goodInputs[call] as object), article: bomb }]) {
        expect((await outcome(call, input))?.code).not.toBe('internal');
      }
    }
    expect(await transport.client.desk.hello()).toMatchObject({ host: 'web' });
  });

  test('a thousand calls at once are all answered', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_value, index) =>
        outcome(index % 2 ? 'article.open' : 'desk.hello', { file: 'notthere' }),
      ),
    );
    expect(answers).toHaveLength(1_000);
  });

  test('nothing lies in the library that no call made', async () => {
    const names = await readdir(desk.library);
    for (const name of names) expect(name).toMatch(/^(\.stet|media|[^/]+\.stet)$/);
  });
});
