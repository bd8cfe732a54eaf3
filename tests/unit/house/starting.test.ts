import { describe, expect, test, vi } from 'vitest';
import { nameLibrary, readArguments } from '../../../scripts/starting/arguments.mjs';
import { chooseHost, hasDisplay } from '../../../scripts/starting/chooseHost.mjs';

describe('which host starts', () => {
  const here = {
    forced: undefined,
    display: true,
    sandboxTrouble: undefined,
    electron: async () => ({ binary: '/electron' }),
  };

  test('Electron, where it can run', async () => {
    expect(await chooseHost(here)).toMatchObject({ host: 'desktop', binary: '/electron' });
  });

  test.each([
    ['as root', { sandboxTrouble: 'no sandbox as root' }, /: no sandbox as root\.$/],
    ['without a display', { display: false }, /no display/],
    ['without its binary', { electron: async () => ({ why: 'github.com: no' }) }, /github\.com/],
  ])('the browser %s, saying why in a line', async (_, circumstance, why) => {
    const choice = await chooseHost({ ...here, ...circumstance });
    expect(choice.host).toBe('web');
    expect(choice.why).toMatch(why);
    expect(choice.why).not.toContain('\n');
  });

  test.each([
    ['as root', { sandboxTrouble: 'no sandbox as root' }],
    ['without a display', { display: false }],
    ['without its binary', { electron: async () => ({ why: 'github.com: no' }) }],
  ])('none %s, if the desktop was asked for', async (_, circumstance) => {
    const choice = await chooseHost({ ...here, ...circumstance, forced: 'desktop' });
    expect(choice.host).toBe('none');
  });

  test('the browser when asked for; Electron is not even looked for', async () => {
    const electron = vi.fn(here.electron);
    expect(await chooseHost({ ...here, forced: 'web', electron })).toMatchObject({ host: 'web' });
    expect(await chooseHost({ ...here, display: false, electron })).toMatchObject({ host: 'web' });
    expect(electron).not.toHaveBeenCalled();
  });

  test('a display is the session’s on Linux, and always there on macOS and Windows', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});

describe('the arguments of npm start', () => {
  test('are the host’s, but for the choice of the host', () => {
    expect(readArguments(['--web', '--port', '0', 'draft.stet', '--no-open'])).toEqual({
      forced: 'web',
      help: false,
      rest: ['--port', '0', 'draft.stet', '--no-open'],
    });
    expect(readArguments([])).toEqual({ forced: undefined, help: false, rest: [] });
  });

  test('may name the library without saying so', () => {
    const isFolder = (place: string) => place === 'desk' || place === '4000';
    expect(nameLibrary(['desk', 'draft.stet'], isFolder)).toEqual([
      '--library',
      'desk',
      'draft.stet',
    ]);
    const said = ['--library', 'desk', '--port', '4000', '--no-open'];
    expect(nameLibrary(said, isFolder)).toEqual(said);
    expect(nameLibrary(['nowhere'], isFolder)).toEqual(['nowhere']);
  });

  test('may not ask for both hosts', () => {
    expect(() => readArguments(['--web', '--desktop'])).toThrow('not both');
  });
});
