import fs from 'node:fs/promises';
import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ArticleError } from '../../shared/article/articleError.ts';
import type { NodeJson } from '../../shared/article/model.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { anArticle, callNames, codesOf, goodInputs, invoke } from './support/calls.ts';
import { openDesk } from './support/desk.ts';
import { quietLog } from './support/quietLog.ts';
import { newsroomWhere } from './support/throwingNewsroom.ts';
import { type OpenTransport, transports } from './support/transports.ts';

const open: OpenTransport[] = [];
afterEach(async () => {
  for (const transport of open.splice(0)) await transport.close();
});

/** What a call ends with when it fails; a call that does not fail fails the test. */
async function errorOf(work: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  try {
    const output = await work;
    if (typeof output === 'object' && output !== null && Symbol.asyncIterator in output) {
      for await (const _event of output as AsyncIterable<unknown>);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(ORPCError);
    return error as ORPCError<string, unknown>;
  }
  throw new Error('The call did not fail');
}

describe.each(transports)('over $name', ({ open: openTransport }) => {
  const start = async (misbehave: () => unknown) => {
    const log = quietLog();
    const transport = await openTransport(newsroomWhere(misbehave), log);
    open.push(transport);
    return { ...transport, log };
  };

  test.each(callNames)('%s: an unknown throw is internal, without stack or path', async (call) => {
    const { client, log } = await start(() => {
      throw new Error("ENOENT: no such file, open '/home/ada/Secret/source.stet'");
    });
    const error = await errorOf(invoke(client, call, goodInputs[call]));
    expect(error).toMatchObject({ code: 'internal', defined: true });
    expect(JSON.stringify(error)).not.toMatch(/home|Secret|ENOENT|\.ts|at /);
    const { data } = error as { data: { retry: boolean; detail: { logId: string } } };
    expect(data.retry).toBe(false);
    expect(log.entries).toEqual([
      { id: data.detail.logId, message: `${call} failed`, cause: expect.any(Error) },
    ]);
  });

  test.each(callNames)('%s: a failure that it lists arrives as it was', async (call) => {
    const code = [...codesOf(call)].at(-1) as 'io';
    const { client } = await start(() => {
      throw new FailureError(code, 'The desk is on fire.', {
        retry: true,
        detail: { what: 'desk', floor: 3 },
      });
    });
    const error = await errorOf(invoke(client, call, goodInputs[call]));
    expect(error).toMatchObject({
      code,
      defined: true,
      message: 'The desk is on fire.',
      data: { retry: true, detail: { what: 'desk', floor: 3 } },
    });
  });

  test('exports.start: a folder on a drive that does not answer', async () => {
    const desk = await openDesk();
    const transport = await openTransport(desk.newsroom, quietLog());
    open.push(transport);
    const folder = desk.newsroom.exports.registerFolder(desk.library);
    const { stat } = fs;
    const away = vi
      .spyOn(fs, 'stat')
      .mockImplementation(((place: string, ...more: []) =>
        place === desk.library
          ? Promise.reject(Object.assign(new Error(), { code: 'ESTALE' }))
          : stat(place, ...more)) as never);
    const { client } = transport;
    const starting = client.exports.start({
      article: anArticle(),
      formats: ['html'],
      options: {},
      folder,
    });
    const error = await errorOf(starting).finally(() => away.mockRestore());
    await desk.close();
    expect(error).toMatchObject({
      code: 'io',
      message: 'Not exported: the network drive does not answer.',
    });
  });

  test('a failure that the call does not list is internal', async () => {
    const { client } = await start(() => {
      throw new FailureError('conflict', 'Not here.');
    });
    expect(await errorOf(client.desk.hello())).toMatchObject({ code: 'internal', defined: true });
  });

  test.each([
    ['a rejection', () => Promise.reject(new TypeError('x'))],
    [
      'nothing at all',
      () => {
        throw undefined;
      },
    ],
    [
      'a string',
      () => {
        throw '/etc/passwd';
      },
    ],
    [
      'an object with a hostile getter',
      () => {
        throw Object.defineProperty({}, 'message', {
          get() {
            throw new Error('again');
          },
        });
      },
    ],
    ['output of another shape', () => Promise.resolve({ path: '/etc/passwd' })],
    ['no output', () => Promise.resolve(undefined)],
  ])('%s from a service is internal', async (_name, misbehave) => {
    const { client } = await start(misbehave);
    const error = await errorOf(client.article.open({ file: 'abcdefgh' }));
    expect(error).toMatchObject({ code: 'internal', defined: true });
    expect(JSON.stringify(error)).not.toContain('passwd');
  });

  test('a stream that breaks ends with a typed error', async () => {
    const { client, log } = await start(async function* () {
      yield { seq: 0, kind: 'listening' };
      throw new Error('/var/secret');
    });
    const events = await client.library.events();
    expect(await events.next()).toEqual({ done: false, value: { seq: 0, kind: 'listening' } });
    const error = await errorOf(events.next());
    expect(error).toMatchObject({ code: 'internal', defined: true });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(log.entries).toHaveLength(1);
  });

  test('a stream with an event of another shape ends with a typed error', async () => {
    const { client } = await start(async function* () {
      yield { seq: 0, kind: 'explosion' };
    });
    const events = await client.library.events();
    expect(await errorOf(events.next())).toMatchObject({ code: 'internal', defined: true });
  });

  test('an article error names its reason and place', async () => {
    const { client } = await start(() => {
      throw new ArticleError('misplaced-block', 'A body cannot hold that', 'content.body[3]');
    });
    expect(await errorOf(client.article.open({ file: 'abcdefgh' }))).toMatchObject({
      code: 'damaged',
      data: { retry: false, detail: { reason: 'misplaced-block', place: 'content.body[3]' } },
    });
  });

  const misplaced: [string, NodeJson][] = [
    ['no head', { type: 'doc', content: [{ type: 'body', content: [{ type: 'paragraph' }] }] }],
    ['a paragraph for a document', { type: 'paragraph' }],
    ['an unknown type', { type: 'doc', content: [{ type: 'script' }] }],
    ['a list without items', withBody({ type: 'bulletList' })],
    ['a photo in a headline', withHeadline({ type: 'photo' })],
    ['an unknown mark', withHeadline({ type: 'text', text: 'x', marks: [{ type: 'blink' }] })],
    ['an empty text', withHeadline({ type: 'text', text: '' })],
    [
      'a block with 65 attributes',
      withBody({
        type: 'paragraph',
        attrs: Object.fromEntries(Array.from({ length: 65 }, (_value, index) => [`a${index}`, 1])),
      }),
    ],
  ];
  const outgoing = [
    'article.save',
    'article.saveNew',
    'exports.check',
    'exports.start',
    'exports.preview',
  ];

  test.each(misplaced)('an article with %s never reaches a service', async (_name, content) => {
    let reached = false;
    const { client } = await start(() => {
      reached = true;
    });
    for (const call of outgoing) {
      const input = { ...(goodInputs[call] as object), article: { ...anArticle(), content } };
      expect(await errorOf(invoke(client, call, input)), call).toMatchObject({ code: 'damaged' });
    }
    expect(reached).toBe(false);
  });
});

function withHeadline(...content: NodeJson[]): NodeJson {
  return {
    type: 'doc',
    content: [
      { type: 'kicker' },
      { type: 'headline', content },
      { type: 'standfirst' },
      { type: 'body', content: [{ type: 'paragraph' }] },
    ],
  };
}

function withBody(...content: NodeJson[]): NodeJson {
  return {
    type: 'doc',
    content: [
      { type: 'kicker' },
      { type: 'headline' },
      { type: 'standfirst' },
      { type: 'body', content },
    ],
  };
}
