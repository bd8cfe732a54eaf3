import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readServeArguments, UsageError } from '../../../electron/web/serveArguments.ts';

const cwd = path.resolve('/desk');

describe('the web host’s arguments', () => {
  test('none', () => {
    expect(readServeArguments([], cwd)).toEqual({
      library: undefined,
      port: undefined,
      open: true,
      article: undefined,
      help: false,
    });
  });

  test('all, with paths as they are meant from where the person is', () => {
    const args = ['--library', 'Desk', '--port=0', '--no-open', 'vote.STET'];
    expect(readServeArguments(args, cwd)).toEqual({
      library: path.join(cwd, 'Desk'),
      port: 0,
      open: false,
      article: path.join(cwd, 'vote.STET'),
      help: false,
    });
  });

  test.each([
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '1e3']],
    [['--port', '']],
    [['--port']],
    [['--library']],
    [['--host', '0.0.0.0']],
    [['--open']],
    [['one.stet', 'two.stet']],
    [['Desk']],
    [['vote.stet.exe']],
  ])('%j is wrong usage', (args) => {
    expect(() => readServeArguments(args, cwd)).toThrow(UsageError);
  });
});
