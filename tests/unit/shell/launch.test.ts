import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { handedOver, readLaunch } from '../../../electron/shell/launch.ts';

const cwd = path.resolve('/desk');
const at = (...names: string[]) => path.resolve(cwd, ...names);
const folders = new Set([at('library'), at('other')]);
const read = (...args: string[]) => readLaunch(args, cwd, (place) => folders.has(place));
const window = (given: object = {}) => ({ kind: 'window', files: [], newWindow: false, ...given });

describe('what a start of the program is for', () => {
  it.each<[string[], object]>([
    [[], window()],
    [['story.stet'], window({ files: [at('story.stet')] })],
    [['Story.STET'], window({ files: [at('Story.STET')] })],
    [['a.stet', 'sub/b.stet'], window({ files: [at('a.stet'), at('sub', 'b.stet')] })],
    [['with space & ümlaut.stet'], window({ files: [at('with space & ümlaut.stet')] })],
    [['library'], window({ library: at('library') })],
    [['--library', 'elsewhere'], window({ library: at('elsewhere') })],
    [['--library=elsewhere'], window({ library: at('elsewhere') })],
    [['--library'], window()],
    [['--new-window'], window({ newWindow: true })],
    [['--', '-odd.stet'], window({ files: [at('-odd.stet')] })],
    [['file:///desk/a%20b.stet'], window({ files: [path.resolve('/desk/a b.stet')] })],
    // The web host's own.
    [['--port', '8080', '--no-open'], window()],
    // What Chromium, Windows and older macOS add.
    [
      ['--allow-file-access-from-files', '--enable-features=X', '-psn_0_12345', 'a.stet'],
      window({ files: [at('a.stet')] }),
    ],
    [['--ozone-platform=x11', 'a.stet'], window({ files: [at('a.stet')] })],
    // Nothing that opens.
    [['notes.txt', 'https://example.org/a.stet', 'file://server/%zz.stet', ''], window()],
    [['a\0.stet'], window()],
    [['--cli'], { kind: 'command', args: [] }],
    [
      ['--cli', 'export', 'a.stet', '--to', 'html'],
      { kind: 'command', args: ['export', 'a.stet', '--to', 'html'] },
    ],
    // The installed command on a machine without a display.
    [['--ozone-platform=headless', '--cli', '--help'], { kind: 'command', args: ['--help'] }],
    [['a.stet', '--cli'], window({ files: [at('a.stet')] })],
  ])('%j', (args, launch) => {
    expect(read(...args)).toEqual(launch);
  });
});

describe('what another start hands over', () => {
  it('is taken as it was sent', () => {
    const launch = window({ files: [at('a.stet')], library: at('library'), newWindow: true });
    expect(handedOver(structuredClone(launch))).toEqual(launch);
    expect(handedOver({ ...launch, more: 1 })).toEqual(launch);
  });

  it.each([
    [undefined],
    [null],
    ['a.stet'],
    [{}],
    [{ kind: 'command', args: [] }],
    [window({ files: 'a.stet' })],
    [window({ files: ['relative.stet'] })],
    [window({ files: [1] })],
    [window({ files: [`${at('a')}\0.stet`] })],
    [window({ library: 'relative' })],
    [window({ newWindow: 'yes' })],
  ])('is refused as %j', (value) => expect(handedOver(value)).toBeUndefined());
});
