import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the program does instead of all it should. */
export type Behaviour =
  | 'prints'
  | 'ends at once'
  | 'says nothing'
  | 'never prints'
  | 'dies printing';

/**
 * A program that is spoken to as a browser is, over the file descriptors 3 and 4, and writes down what
 * it was asked. Its page has an address to everything that `asks` names.
 *
 * @param folder for the program and its record.
 */
export async function fakeBrowser(folder: string, behaviour: Behaviour, asks: string[] = []) {
  const program = path.join(folder, `browser-${behaviour.replaceAll(' ', '-')}.mjs`);
  const record = `${program}.log`;
  await writeFile(record, '');
  await writeFile(
    program,
    `#!${process.execPath}
import fs from 'node:fs';
const log = (what) => fs.appendFileSync(${JSON.stringify(record)}, JSON.stringify(what) + '\\n');
log({ started: process.pid, args: process.argv.slice(2) });
const behaviour = ${JSON.stringify(behaviour)};
if (behaviour === 'ends at once') process.exit(1);
const asks = ${JSON.stringify(asks)};
const say = (message) => fs.writeSync(4, JSON.stringify(message) + '\\0');
// By stream: two may be read at once.
const read = new Map();
const pdf = Buffer.from("%PDF-1.4\\n/CreationDate (D:20991231235959+00'00')\\n/ModDate (D:20991231235959+00'00')\\n");
let session = 0;
const loaded = new Map();
const answers = {
  'Browser.getVersion': () => ({ product: 'Fake/1' }),
  'Target.createBrowserContext': () => ({ browserContextId: 'c' }),
  'Target.createTarget': () => ({ targetId: 't' }),
  'Target.attachToTarget': () => ({ sessionId: 's' + ++session }),
  'Page.navigate': ({ url }, sessionId) => {
    const all = [url, ...asks];
    loaded.set(sessionId, all.length);
    all.forEach((one, index) =>
      say({ sessionId, method: 'Fetch.requestPaused', params: { requestId: 'r' + index, request: { url: one } } }));
    return { frameId: 'f' };
  },
  'Page.printToPDF': () => {
    if (behaviour === 'dies printing') process.exit(2);
    const stream = 'h' + read.size;
    read.set(stream, 0);
    return { stream };
  },
  'IO.read': ({ handle }) => {
    const from = read.get(handle);
    const part = pdf.subarray(from, from + 20);
    read.set(handle, from + 20);
    return { data: part.toString('base64'), base64Encoded: true, eof: part.length === 0 };
  },
};
let rest = Buffer.alloc(0);
fs.createReadStream('', { fd: 3 }).on('data', (chunk) => {
  rest = Buffer.concat([rest, chunk]);
  for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
    const { id, method, params, sessionId } = JSON.parse(rest.subarray(0, end).toString());
    rest = rest.subarray(end + 1);
    log({ method, params });
    if (behaviour === 'says nothing') continue;
    if (behaviour === 'never prints' && method === 'Page.printToPDF') continue;
    const result = answers[method]?.(params, sessionId) ?? {};
    say({ id, result, sessionId });
    if (method.startsWith('Fetch.') && method !== 'Fetch.enable') {
      loaded.set(sessionId, loaded.get(sessionId) - 1);
      if (loaded.get(sessionId) === 0) say({ sessionId, method: 'Page.loadEventFired', params: {} });
    }
  }
}).on('end', () => process.exit(0)).on('error', () => process.exit(0));
`,
  );
  await chmod(program, 0o755);
  const told = async () =>
    (await readFile(record, 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Told);
  return {
    program,
    told,
    /** Process ids, one for each time that it was started. */
    starts: async () => (await told()).flatMap(({ started }) => started ?? []),
  };
}

export interface Told {
  started?: number;
  args?: string[];
  method?: string;
  params?: Record<string, unknown>;
}
