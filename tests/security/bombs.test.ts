import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createArticle } from '../../shared/article/create.ts';
import { messageBytes, socketPath, welcome } from '../../shared/contract/webSocket.ts';
import { buildProgram, type Program, type Running } from './support/program.ts';

let program: Program;
let running: Running;
let origin: string;
let token: string;

beforeAll(async () => {
  program = await buildProgram();
  running = program.start(['--port', '0']);
  const address = new URL(await running.address);
  origin = address.origin;
  token = new URLSearchParams(address.hash.slice(1)).get('t') ?? '';
});
afterAll(async () => {
  running.child.kill('SIGTERM');
  expect(await running.ended).toBe(0);
  await program.close();
});

async function openLine() {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${socketPath}`, { origin });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const next = () =>
    new Promise<string>((resolve) => {
      socket.once('message', (data) => resolve(String(data)));
      socket.once('close', (code) => resolve(`closed ${code}`));
    });
  socket.send(JSON.stringify({ token }));
  expect(await next()).toBe(welcome);
  return { socket, next };
}

/** The most memory that the host ever held, in bytes; only Linux tells it of another program. */
async function mostMemory(): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const status = await readFile(`/proc/${running.child.pid}/status`, 'utf8');
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1]) * 1024;
}

const megabyte = 1024 * 1024;

const article = (content: string) =>
  JSON.stringify(createArticle('urn:uuid:x', 'en', '2026-05-04T09:30:00Z')).replace(
    /"content":.*$/,
    `"content":${content}}`,
  );

const previewOf = (text: string) =>
  `{"i":"1","p":{"u":"/exports/preview","b":{"json":{"article":${JSON.stringify(text)}},"meta":[[20,"article"]]}}}`;

const saveOf = (text: string) =>
  `{"i":"1","p":{"u":"/article/saveNew","b":{"json":{"where":"library","article":${JSON.stringify(text)}},"meta":[[20,"article"]]}}}`;

const paragraphs = (count: number) =>
  `{"type":"doc","content":[{"type":"kicker"},{"type":"headline"},{"type":"standfirst"},{"type":"body","content":[${Array.from({ length: count }, () => '{"type":"paragraph"}').join(',')}]}]}`;

const deep = (depth: number) => `${'{"content":['.repeat(depth)}${']}'.repeat(depth)}`;

const messages: [string, () => string][] = [
  ['JSON a million deep', () => `{"i":"1","p":{"u":"/desk/hello","b":{"json":${deep(1e6)}}}}`],
  [
    'JSON a million deep, unfinished',
    () => `{"i":"1","p":{"u":"/desk/hello","b":${'['.repeat(1e6)}`,
  ],
  ['32 MB of brackets', () => `{"i":"1","p":${'['.repeat(messageBytes - 100)}`],
  ['an article a million deep', () => previewOf(article(deep(1e6)))],
  ['a million paragraphs to look at', () => previewOf(article(paragraphs(1e6)))],
  ['a million paragraphs to save', () => saveOf(article(paragraphs(1e6)))],
  [
    'a million tags',
    () =>
      saveOf(
        article('{}').replace(
          '"status"',
          `"tags":[${'{"name":"x"},'.repeat(1e6)}{"name":"x"}],"status"`,
        ),
      ),
  ],
  [
    '20 MB in a word',
    () => previewOf(article(paragraphs(1)).replace('"en"', `"${'e'.repeat(20 * megabyte)}"`)),
  ],
];

describe('bombs', () => {
  test.each(messages)('%s', async (_name, make) => {
    const message = make();
    const before = await mostMemory();
    const { socket, next } = await openLine();
    socket.send(message);
    const answer = JSON.parse(await next());
    expect(answer.p.b.json).toMatchObject({ defined: true, data: { retry: false } });
    expect(['bad-input', 'damaged', 'too-large']).toContain(answer.p.b.json.code);
    expect((await mostMemory()) - before).toBeLessThan(300 * megabyte);
    socket.send('{"i":"2","p":{"u":"/desk/hello","b":{}}}');
    expect(await next()).toContain('"host":"web"');
    socket.close();
  });

  test('a picture that says it is 60 000 × 60 000', async () => {
    const before = await mostMemory();
    const response = await post(pngHeader(60_000, 60_000));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too-large' });
    expect((await mostMemory()) - before).toBeLessThan(300 * megabyte);
  });

  test('a picture without an end', async () => {
    const before = await mostMemory();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += megabyte;
        if (sent > 80 * megabyte) controller.close();
        else controller.enqueue(new Uint8Array(megabyte));
      },
    });
    const response = await post(endless);
    expect(response.status).toBe(413);
    expect((await mostMemory()) - before).toBeLessThan(300 * megabyte);
  });

  test('after all that the host works, and said nothing', async () => {
    const { socket, next } = await openLine();
    socket.send('{"i":"1","p":{"u":"/library/list","b":{}}}');
    expect(JSON.parse(await next())).toMatchObject({ p: { b: { json: [] } } });
    socket.close();
    expect(running.output()).toBe(`Stet is at ${await running.address}\n`);
  });
});

function post(body: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${origin}/media/draft`, {
    method: 'POST',
    body,
    headers: {
      origin,
      'sec-fetch-site': 'same-origin',
      authorization: `Bearer ${token}`,
    },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
}

/** ISO/IEC 15948, 5.3 and 11.2.2: the signature and an IHDR, with a checksum that fits. */
function pngHeader(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.from(new ArrayBuffer(33));
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(header);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  header.set([8, 2, 0, 0, 0], 24);
  header.writeUInt32BE(crc32(header.subarray(12, 29)), 29);
  return header;
}
