import { describe, expect, it } from 'vitest';
import { type OpenWindow, Windows } from '../../../electron/shell/windows.ts';
import type { WindowDocument } from '../../../shared/contract/desktopBridge.ts';

interface Double extends OpenWindow {
  name: string;
  document: WindowDocument;
  done: string[];
}

function open(count: number) {
  let made = 0;
  const windows = new Windows<Double>(() => {
    made += 1;
    const done: string[] = [];
    return {
      name: `w${made}`,
      document: { title: '', unsaved: false },
      done,
      command: (command) => void done.push(command),
      openFile: (file) => void done.push(`open ${file}`),
      save: async () => void done.push('save'),
      toFront: () => void done.push('to front'),
    };
  });
  for (let i = 0; i < count; i += 1) windows.newWindow();
  return windows;
}
const names = ({ all }: Windows<Double>) => all.map(({ name }) => name);

describe('the open windows', () => {
  it('are in the order of the screen', () => {
    const windows = open(3);
    expect(names(windows)).toEqual(['w3', 'w2', 'w1']);
    const [, , first] = windows.all;
    if (first) windows.focused(first);
    expect(names(windows)).toEqual(['w1', 'w3', 'w2']);
    if (first) windows.closed(first);
    expect(names(windows)).toEqual(['w3', 'w2']);
    // The system may still say so while the window closes.
    if (first) windows.focused(first);
    expect(names(windows)).toEqual(['w3', 'w2']);
  });

  it('take commands in front', () => {
    const windows = open(2);
    windows.run('save');
    expect(windows.all.map(({ done }) => done)).toEqual([['save'], []]);
  });

  it('begin with a command that makes sense without one', () => {
    const windows = open(0);
    windows.run('save');
    windows.run('bold');
    expect(names(windows)).toEqual([]);
    windows.run('newArticle');
    expect(windows.front?.done).toEqual(['newArticle']);
  });

  it('show an article where it is open, else in front, else in a new one', () => {
    const windows = open(0);
    windows.openFile('article-1');
    expect(windows.front?.done).toEqual(['open article-1']);
    if (windows.front) windows.front.document = { title: '', unsaved: false, file: 'article-1' };
    windows.newWindow();
    windows.openFile('article-1');
    windows.openFile('article-2');
    windows.openFile('article-3', 'new');
    windows.openFile('article-1', 'new');
    expect(windows.all.map(({ name, done }) => [name, ...done])).toEqual([
      ['w3', 'open article-3'],
      ['w2', 'open article-2'],
      ['w1', 'open article-1', 'to front', 'to front'],
    ]);
  });

  it('show an article that is open beside another one in its pane', () => {
    const windows = open(2);
    const [, behind] = windows.all;
    const beside = { title: '', file: 'article-2' };
    if (behind) behind.document = { title: '', unsaved: false, file: 'article-1', beside };
    windows.openFile('article-2');
    windows.openFile('article-1', 'new');
    expect(windows.all.map(({ name, done }) => [name, ...done])).toEqual([
      ['w2'],
      ['w1', 'open article-2', 'to front'],
    ]);
  });

  it('are all saved before sleep', async () => {
    const windows = open(2);
    await windows.saveAll();
    expect(windows.all.map(({ done }) => done)).toEqual([['save'], ['save']]);
  });

  it('end the program with the last one, but not on macOS unless it quits', () => {
    const windows = open(1);
    expect(windows.endsWithoutWindows('win32')).toBe(true);
    expect(windows.endsWithoutWindows('linux')).toBe(true);
    expect(windows.endsWithoutWindows('darwin')).toBe(false);
    windows.quits();
    expect(windows.endsWithoutWindows('darwin')).toBe(true);
    // The person stayed in one of them: closing it later is no quit.
    windows.stays();
    expect(windows.endsWithoutWindows('darwin')).toBe(false);
  });
});
