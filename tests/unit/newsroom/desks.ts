import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import type { HostPorts } from '../../../electron/newsroom/hostPorts.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { createArticle, emptyContent } from '../../../shared/article/create.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';
import { freshFolder } from './folders.ts';

const open: Newsroom[] = [];

afterEach(async () => {
  for (const newsroom of open.splice(0)) await newsroom.close();
});

export interface TestDesk {
  newsroom: Newsroom;
  /** The library's folder. */
  root: string;
  userData: string;
}

/** A newsroom on real folders; `host` gives what a person would choose in dialogs. */
export async function openDesk(
  options: {
    root?: string | undefined;
    userData?: string;
    host?: Partial<HostPorts>;
    library?: boolean;
  } = {},
): Promise<TestDesk> {
  const userData = options.userData ?? (await freshFolder());
  const root = options.root ?? (await freshFolder());
  const newsroom = await openNewsroom({
    userData,
    host: { host: 'desktop', version: '0.1.0', ...options.host },
    library: options.library === false ? undefined : root,
    version: '0.1.0',
  });
  open.push(newsroom);
  return { newsroom, root, userData };
}

export const paragraph = (text: string): NodeJson => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

export function articleWith(
  fields: Partial<Article> & { headline?: string; body?: string[] } = {},
): Article {
  const { headline, body = ['The ferry will sail again on Monday.'], ...rest } = fields;
  const content = emptyContent(body.map(paragraph));
  const head = content.content?.[1];
  if (head && headline) head.content = [{ type: 'text', text: headline }];
  return {
    ...createArticle(
      'urn:uuid:00000000-0000-4000-8000-000000000001',
      'en-GB',
      '2026-05-04T09:30:00+01:00',
    ),
    content,
    ...rest,
  };
}

/** Puts an article file where a person might have put it. */
export async function put(folder: string, name: string, article = articleWith()): Promise<string> {
  const file = path.join(folder, name);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, serialise(article));
  return file;
}

export const fails = (call: Promise<unknown>, code: FailureCode, more: object = {}) =>
  expect(call).rejects.toMatchObject({ failure: { code, ...more } });
