import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageBytes } from '../../shared/contract/webSocket.ts';
import { anArticle } from './support/calls.ts';
import { quietLog } from './support/quietLog.ts';
import { newsroomWhere } from './support/throwingNewsroom.ts';
import { type OpenTransport, transports } from './support/transports.ts';

/** What goes over a line is text; these are texts that no client of ours sends. */
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const answered: [string, string][] = [
  ['input nested a million deep', `{"i":"zz","p":{"u":"/desk/hello","b":{"json":${nested(1e6)}}}}`],
  ['an input that never ends', `{"i":"zz","p":{"u":"/desk/hello","b":{"json":${'['.repeat(1e6)}`],
  ['a million parts', `{"i":"zz","p":{"u":"/desk/hello","b":{"json":[${'{},'.repeat(1e6)}{}]}}}`],
  ['half a message', '{"i":"zz","p":{"u":"/desk/hello"'],
  ['headers', '{"i":"zz","p":{"u":"/desk/hello","h":{"content-type":"x"},"b":{}}}'],
  ['another method', '{"i":"zz","p":{"u":"/desk/hello","m":"GET","b":{}}}'],
  ['a stream of input', '{"i":"zz","t":3,"p":{"e":"message","d":1}}'],
  ['an answer', '{"i":"zz","t":2,"p":{"b":{}}}'],
  ['another address', '{"i":"zz","p":{"u":"http://example.com/desk/hello","b":{}}}'],
  ['a query', '{"i":"zz","p":{"u":"/desk/hello?data=1","b":{}}}'],
  ['dots in the path', '{"i":"zz","p":{"u":"/desk/../desk/hello","b":{}}}'],
  ['escapes in the path', '{"i":"zz","p":{"u":"/desk%2fhello","b":{}}}'],
  ['no such call', '{"i":"zz","p":{"u":"/desk/explode","b":{}}}'],
  ['a call of Object', '{"i":"zz","p":{"u":"/constructor","b":{}}}'],
  ['a group', '{"i":"zz","p":{"u":"/desk","b":{}}}'],
  ['a path of four', '{"i":"zz","p":{"u":"/desk/hello/to/you","b":{}}}'],
  ['a body that is a list', '{"i":"zz","p":{"u":"/desk/hello","b":[]}}'],
  [
    'a date',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{"file":"2026"},"meta":[[1,"file"]]}}}',
  ],
  [
    'a pattern',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{"file":"/(a+)+$/"},"meta":[[5,"file"]]}}}',
  ],
  [
    'a place that is not there',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{},"meta":[[20,"file"]]}}}',
  ],
  [
    'a place in the prototype',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{},"meta":[[20,"__proto__","x"]]}}}',
  ],
  [
    'an article that is a number',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{"file":7},"meta":[[20,"file"]]}}}',
  ],
  [
    'an article that is not JSON',
    '{"i":"zz","p":{"u":"/article/open","b":{"json":{"file":"{"},"meta":[[20,"file"]]}}}',
  ],
  [
    'an article nested a million deep',
    `{"i":"zz","p":{"u":"/exports/preview","b":{"json":{"article":"${nested(1e6)}"},"meta":[[20,"article"]]}}}`,
  ],
  [
    'an article of a million paragraphs',
    `{"i":"zz","p":{"u":"/exports/preview","b":{"json":{"article":${JSON.stringify(
      JSON.stringify({ ...anArticle(), content: { type: 'doc', content: [] } }).replace(
        '"content":[]',
        `"content":[${'{"type":"paragraph"},'.repeat(1e6)}{"type":"paragraph"}]`,
      ),
    )}},"meta":[[20,"article"]]}}}`,
  ],
];

const hungUpOn: [string, string][] = [
  ['nothing', ''],
  ['no JSON', 'hello'],
  ['a list', '[]'],
  ['null', 'null'],
  ['no id', '{"p":{"u":"/desk/hello","b":{}}}'],
  ['an id of another kind', '{"i":{"x":1},"p":{"u":"/desk/hello","b":{}}}'],
  ['a long id', `{"i":"${'9'.repeat(100)}","p":{"u":"/desk/hello","b":{}}}`],
  ['depth before an id', '['.repeat(1e6)],
];

const hello = {
  host: 'web',
  platform: 'linux',
  version: '0.0.0',
  can: { chooseLibrary: false, chooseExportFolder: false, openAnyFile: false, reveal: false },
};

describe.each(transports)('over $name', ({ open }) => {
  const log = quietLog();
  let transport: OpenTransport;
  let calls = 0;
  const newsroom = newsroomWhere(() => {
    calls++;
    return hello;
  });
  beforeEach(async () => {
    calls = 0;
    transport = await open(newsroom, log);
  });
  afterEach(() => transport.close());

  test.each(answered)('%s is answered with bad-input', async (_name, message) => {
    const answer = transport.nextRaw((text) => text.startsWith('{"i":"zz"'));
    transport.sendRaw(message);
    expect(JSON.parse(await answer)).toMatchObject({
      p: { b: { json: { defined: true, code: 'bad-input', data: { retry: false } } } },
    });
    expect(calls).toBe(0);
    expect(await transport.client.desk.hello()).toEqual(hello);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  test.each(hungUpOn)('%s ends the line, and only that line', async (_name, message) => {
    transport.sendRaw(message);
    await transport.hungUp;
    expect(calls).toBe(0);
    const another = await open(newsroom, log);
    expect(await another.client.desk.hello()).toEqual(hello);
    await another.close();
  });

  test('a message over the limit is refused unread', async () => {
    const message = `{"i":"zz","p":{"u":"/desk/hello","b":{"json":"${'x'.repeat(messageBytes)}"}}}`;
    const answer = transport.nextRaw((text) => text.startsWith('{"i":"zz"'));
    transport.sendRaw(message);
    // A socket is closed by the frame's length; the others have the text already and answer.
    const outcome = await Promise.race([answer.then((text) => JSON.parse(text)), transport.hungUp]);
    if (outcome) expect(outcome).toMatchObject({ p: { b: { json: { code: 'bad-input' } } } });
    expect(calls).toBe(0);
  });

  test('the same id twice is one call', async () => {
    const answer = transport.nextRaw((text) => text.startsWith('{"i":"zz"'));
    transport.sendRaw('{"i":"zz","p":{"u":"/desk/hello","b":{}}}');
    transport.sendRaw('{"i":"zz","p":{"u":"/desk/hello","b":{}}}');
    expect(JSON.parse(await answer).p.b.json).toEqual(hello);
  });

  test('the end of a call that is not there is ignored', async () => {
    transport.sendRaw('{"i":"zz","t":4}');
    expect(await transport.client.desk.hello()).toEqual(hello);
  });
});
