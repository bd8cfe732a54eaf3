import path from 'node:path';
import type { FileFilter, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { desktopPorts, warnGone, warnHung } from '../../../electron/shell/dialogs.ts';
import { hostileAddresses } from './hostileAddresses.ts';

const documents = path.resolve('/home/reporter/Documents');
const desk = path.resolve('/desk');

/** What the tests look at, of dialogs of every kind. */
interface Shown {
  message?: string;
  detail?: string;
  defaultPath?: string;
  properties?: readonly string[];
  filters?: FileFilter[];
}

/** Dialogs in which the person chooses what the test says, one after the other. */
function person(choices: { files?: (string | undefined)[]; buttons?: string[]; there?: string[] }) {
  const files = [...(choices.files ?? [])];
  const buttons = [...(choices.buttons ?? [])];
  const shown: Shown[] = [];
  const windows: unknown[] = [];
  const opened: string[] = [];
  const revealed: string[] = [];
  const dialogs = {
    open: async (options: OpenDialogOptions) => {
      shown.push(options);
      const file = files.shift();
      return { canceled: file === undefined, filePaths: file === undefined ? [] : [file] };
    },
    save: async (options: SaveDialogOptions) => {
      shown.push(options);
      const file = files.shift();
      return { canceled: file === undefined, filePath: file ?? '' };
    },
    message: async (options: MessageBoxOptions, window?: string) => {
      shown.push(options);
      windows.push(window);
      const wanted = buttons.shift() ?? '';
      expect(options.buttons).toContain(wanted);
      return { response: options.buttons?.indexOf(wanted) ?? -1 };
    },
  };
  const ports = desktopPorts<string>({
    version: '1.2.3',
    dialogs,
    isFolder: (place) => place === desk,
    exists: (place) => (choices.there ?? []).includes(place),
    documents,
    showInFolder: (place) => void revealed.push(place),
    openExternal: async (href) => void opened.push(href),
    printer: { print: async () => new Uint8Array(), close: async () => undefined },
  });
  return { ports, dialogs, shown, windows, opened, revealed };
}

describe('choosing folders and files', () => {
  it('says what it is', () => {
    const { ports } = person({});
    expect(ports).toMatchObject({ host: 'desktop', version: '1.2.3' });
  });

  it.each(['library', 'export'] as const)('a folder for the %s', async (purpose) => {
    const { ports, shown } = person({ files: [desk, undefined] });
    expect(await ports.chooseFolder(purpose, undefined)).toBe(desk);
    expect(await ports.chooseFolder(purpose, desk)).toBeUndefined();
    expect(shown.map(({ defaultPath }) => defaultPath)).toEqual([documents, desk]);
    expect(shown[0]?.properties).toEqual(['openDirectory', 'createDirectory']);
  });

  it('an article, from the folder chosen last', async () => {
    const file = path.join(desk, 'story.stet');
    const { ports, shown } = person({ files: [file, undefined] });
    expect(await ports.chooseArticle(desk)).toBe(file);
    expect(await ports.chooseArticle(desk)).toBeUndefined();
    expect(shown[0]).toMatchObject({ defaultPath: desk, properties: ['openFile'] });
    expect(shown[0]?.filters?.[0]).toEqual({ name: 'Stet articles', extensions: ['stet'] });
  });

  it('starts among the documents when the last folder is gone', async () => {
    const { ports, shown } = person({ files: [undefined] });
    await ports.chooseArticle(path.resolve('/unplugged'));
    expect(shown[0]?.defaultPath).toBe(documents);
  });
});

describe('choosing where to save', () => {
  const story = path.join(desk, 'story.stet');
  const bare = path.join(desk, 'story');

  it('suggests the name in the last folder and asks before replacing', async () => {
    const { ports, shown } = person({ files: [story] });
    expect(await ports.chooseNewFile('story.stet', desk)).toBe(story);
    expect(shown[0]).toMatchObject({
      defaultPath: story,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
  });

  it('never lets a name lead elsewhere', async () => {
    const { ports, shown } = person({ files: [undefined] });
    await ports.chooseNewFile('../../etc/story.stet', desk);
    expect(shown[0]?.defaultPath).toBe(story);
  });

  it('adds the ending where the system does not', async () => {
    const { ports, shown } = person({ files: [bare] });
    expect(await ports.chooseNewFile('story.stet', desk)).toBe(story);
    expect(shown).toHaveLength(1);
  });

  it('saves packs under their own ending', async () => {
    const pack = path.join(desk, 'story.stetpack');
    const { ports, shown } = person({ files: [bare] });
    expect(await ports.chooseNewFile('story.stetpack', desk, 'pack')).toBe(pack);
    expect(shown[0]).toMatchObject({
      title: 'Save the pack',
      defaultPath: pack,
      filters: [{ extensions: ['stetpack'] }],
    });
  });

  it('asks itself when the file with the ending is there, for the system did not', async () => {
    const { ports, shown } = person({ files: [bare], buttons: ['Replace'], there: [story] });
    expect(await ports.chooseNewFile('story.stet', desk)).toBe(story);
    expect(shown[1]).toMatchObject({ message: 'Replace “story.stet”?', defaultId: 1, cancelId: 1 });
  });

  it('asks for another name when it must not be replaced', async () => {
    const other = path.join(desk, 'other.stet');
    const { ports, shown } = person({ files: [bare, other], buttons: ['Cancel'], there: [story] });
    expect(await ports.chooseNewFile('story.stet', desk)).toBe(other);
    expect(shown[2]?.defaultPath).toBe(story);
  });

  it('gives nothing when the person closes the dialog', async () => {
    const { ports } = person({ files: [bare, undefined], buttons: ['Cancel'], there: [story] });
    expect(await ports.chooseNewFile('story.stet', desk)).toBeUndefined();
  });
});

describe('links that leave the app', () => {
  it('open after a yes, with the host in punycode', async () => {
    const { ports, shown, opened } = person({ buttons: ['Open'] });
    expect(await ports.openLink('https://аpple.com/a b'.replace(' ', '%20'))).toBe(true);
    expect(shown[0]).toMatchObject({
      message: 'Open xn--pple-43d.com?',
      detail: 'https://xn--pple-43d.com/a%20b',
      cancelId: 1,
    });
    expect(opened).toEqual(['https://xn--pple-43d.com/a%20b']);
  });

  it('name whom a mail goes to', async () => {
    const { ports, shown } = person({ buttons: ['Open', 'Open'] });
    await ports.openLink('mailto:desk@example.org?subject=x');
    await ports.openLink('mailto:?subject=x');
    expect(shown.map(({ message }) => message)).toEqual([
      'Write to desk@example.org?',
      'Write to …?',
    ]);
  });

  it('stay closed after a no', async () => {
    const { ports, opened } = person({ buttons: ['Cancel'] });
    expect(await ports.openLink('https://example.org/')).toBe(false);
    expect(opened).toEqual([]);
  });

  it.each(hostileAddresses.filter((address) => !address.startsWith('https://')))(
    'never start %s',
    async (address) => {
      const { ports, opened } = person({ buttons: ['OK'] });
      expect(await ports.openLink(address)).toBe(false);
      expect(opened).toEqual([]);
    },
  );
});

describe('showing a file', () => {
  it('asks the system’s file manager', async () => {
    const { ports, revealed } = person({});
    await ports.reveal(path.join(desk, 'story.stet'));
    expect(revealed).toEqual([path.join(desk, 'story.stet')]);
  });
});

describe('warnings', () => {
  const document = { title: 'Harbor vote', unsaved: true };
  const { signal } = new AbortController();

  it('of a page that hangs belong to its window and say what may be lost', async () => {
    const { dialogs, shown, windows } = person({ buttons: ['Close anyway', 'Keep waiting'] });
    expect(await warnHung(dialogs, 'window 1', document, false, signal)).toBe('close');
    expect(await warnHung(dialogs, 'window 1', { ...document, unsaved: false }, true, signal)).toBe(
      'wait',
    );
    expect(windows).toEqual(['window 1', 'window 1']);
    expect(shown[0]).toMatchObject({ defaultId: 0, cancelId: 0, signal });
    expect(shown.map(({ message }) => message)).toEqual([
      'The window does not answer',
      'The window has not finished',
    ]);
    expect(shown[0]?.detail).toContain('“Harbor vote”');
    expect(shown[0]?.detail).toContain('would be lost');
    expect(shown[1]?.detail).toContain('may not be saved yet');
  });

  it('name both articles where two are written', async () => {
    const { dialogs, shown } = person({ buttons: ['Keep waiting'] });
    const two = { ...document, beside: { title: 'Quay' } };
    await warnHung(dialogs, 'window 1', two, false, signal);
    expect(shown[0]?.detail).toBe(
      'Changes to “Harbor vote” or “Quay” that are not saved yet would be lost.',
    );
  });

  it('of a page that ended offer to load it again', async () => {
    const { dialogs, shown } = person({ buttons: ['Reload', 'Close window'] });
    expect(await warnGone(dialogs, 'window 1', document, signal)).toBe('reload');
    expect(await warnGone(dialogs, 'window 1', { title: '', unsaved: false }, signal)).toBe(
      'close',
    );
    expect(shown[0]?.detail).toContain('since the last save are lost');
    expect(shown[1]?.detail).toBe('What was saved is unharmed.');
  });
});
