import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import type { Article } from '../../../shared/article/model.ts';
import { anArticle, callNames, codesOf, invoke } from './calls.ts';
import { openDesk, type TestDesk } from './desk.ts';
import { quietLog } from './quietLog.ts';
import type { OpenTransport, Transport } from './transports.ts';

/** A newsroom of its own for each test, and calls to it over one transport. */
export interface Parity {
  readonly newsroom: Newsroom;
  /** The library's folder. */
  readonly library: string;
  call<Answer = unknown>(name: string, input?: unknown): Promise<Answer>;
  /** @returns the failure that a call ends with; it must be one that the contract lists for it. */
  failing(name: string, input?: unknown): Promise<ORPCError<string, { retry: boolean }>>;
  /** A new file of the library. */
  saved(article: Article): Promise<{ file: string; name: string; revision: string }>;
  disconnect(): void;
  /** Calls of the contract that no test has made so far. */
  neverCalled(): string[];
}

export function openParity(open: Transport['open']): Parity {
  let desk: TestDesk;
  let transport: OpenTransport;
  const log = quietLog();
  const called = new Set<string>();
  beforeEach(async () => {
    desk = await openDesk();
    transport = await open(desk.newsroom, log);
    log.entries.length = 0;
  });
  afterEach(async () => {
    await transport.close();
    await desk.close();
    expect(log.entries).toEqual([]);
  });

  const parity: Parity = {
    get newsroom() {
      return desk.newsroom;
    },
    get library() {
      return desk.library;
    },
    async call<Answer>(name: string, input?: unknown) {
      called.add(name);
      return (await invoke(transport.client, name, input)) as Answer;
    },
    async failing(name, input) {
      try {
        await parity.call(name, input);
      } catch (error) {
        expect(error).toBeInstanceOf(ORPCError);
        const failure = error as ORPCError<string, { retry: boolean }>;
        expect(failure.defined, `${name}: ${failure.message}`).toBe(true);
        expect([...codesOf(name)]).toContain(failure.code);
        expect(failure.message).not.toContain(desk.library);
        return failure;
      }
      throw new Error(`${name} did not fail`);
    },
    saved: (article) => parity.call('article.saveNew', { article, where: 'library' }),
    disconnect: () => transport.disconnect(),
    neverCalled: () => callNames.filter((name) => !called.has(name)),
  };
  return parity;
}

/** A headline and a paragraph. */
export function written(headline: string, text = 'The council voted on Monday.'): Article {
  return {
    ...anArticle(),
    slug: 'harbor-vote',
    content: {
      type: 'doc',
      content: [
        { type: 'kicker' },
        { type: 'headline', content: [{ type: 'text', text: headline }] },
        { type: 'standfirst' },
        { type: 'body', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
      ],
    },
  };
}
