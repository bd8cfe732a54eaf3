import { describe, expect, it } from 'vitest';
import { createBridge } from '../../../electron/shell/bridge.ts';
import { toMain, toPage } from '../../../electron/shell/channels.ts';
import type { DesktopBridge, WindowDocument } from '../../../shared/contract/desktopBridge.ts';

function page(platform = 'linux') {
  const sent: [string, unknown][] = [];
  const listeners = new Map<string, (value: unknown) => void>();
  const bridge = createBridge({
    platform,
    send: (channel, value) => void sent.push([channel, value]),
    listen: (channel, handle) => void listeners.set(channel, handle),
  });
  const tell = (channel: string, value?: unknown) => listeners.get(channel)?.(value);
  return { bridge, sent, listeners, tell };
}

describe('what the page gets of the desktop', () => {
  it('is these functions, frozen, and no way to name a channel', () => {
    const { bridge } = page();
    const names: Record<keyof DesktopBridge, string> = {
      platform: 'string',
      connect: 'function',
      onCommand: 'function',
      onOpenFile: 'function',
      onCloseRequest: 'function',
      onSaveRequest: 'function',
      setDocument: 'function',
      dragOut: 'function',
    };
    expect(
      Object.fromEntries(Object.entries(bridge).map(([name, value]) => [name, typeof value])),
    ).toStrictEqual(names);
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('uses the fixed channels only', () => {
    const { bridge, sent, listeners } = page();
    bridge.connect();
    bridge.setDocument({ title: '', unsaved: false });
    bridge.dragOut('job-1');
    expect(sent.map(([channel]) => channel)).toEqual([
      toMain.connect,
      toMain.document,
      toMain.dragOut,
    ]);
    expect(sent.at(-1)?.[1]).toBe('job-1');
    const { port: _, ...heard } = toPage;
    expect([...listeners.keys()].sort()).toEqual(Object.values(heard).sort());
    expect(new Set([...Object.values(toMain), ...Object.values(toPage)]).size).toBe(11);
  });

  it('hands on what was named of a document, and nothing else', () => {
    const { bridge, sent } = page();
    const document: WindowDocument = Object.assign(
      { title: 'Harbor vote', unsaved: true, file: 'article-1' },
      { secret: 'x' },
    );
    bridge.setDocument(document);
    expect(sent).toEqual([
      [toMain.document, { title: 'Harbor vote', unsaved: true, file: 'article-1' }],
    ]);
  });

  it.each([
    ['darwin', 'mac'],
    ['win32', 'windows'],
    ['linux', 'linux'],
    ['freebsd', 'linux'],
  ])('names the platform %s %s', (platform, name) =>
    expect(page(platform).bridge.platform).toBe(name),
  );

  it('forgets commands that nobody waits for, and keeps files', () => {
    const { bridge, tell } = page();
    const got: string[] = [];
    tell(toPage.command, 'save');
    tell(toPage.openFile, { file: 'article-1' });
    tell(toPage.openFile, { file: 'article-2' });
    bridge.onCommand((command) => got.push(command));
    bridge.onOpenFile((file) => got.push(file));
    bridge.onOpenFile((file) => got.push(`later ${file}`));
    tell(toPage.command, 'bold');
    tell(toPage.openFile, { file: 'article-3' });
    expect(got).toEqual(['article-1', 'article-2', 'bold', 'later article-3']);
  });

  it('hears a request at once, asks the page once, and answers once', async () => {
    const { bridge, sent, tell } = page();
    let answer: (answer: 'stay') => void = () => undefined;
    let asked = 0;
    bridge.onCloseRequest(() => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    tell(toPage.closeRequest);
    tell(toPage.closeRequest);
    expect(asked).toBe(1);
    expect(sent).toEqual([
      [toMain.closeHeard, undefined],
      [toMain.closeHeard, undefined],
    ]);
    answer('stay');
    await Promise.resolve();
    await Promise.resolve();
    expect(sent.slice(2)).toEqual([[toMain.closeAnswer, 'stay']]);
    tell(toPage.closeRequest);
    expect(asked).toBe(2);
  });

  it('takes anything but a clear yes for a no', async () => {
    const { bridge, sent, tell } = page();
    for (const answer of [undefined, null, 'no', true, {}]) {
      // A page is not held by the types it was built with.
      bridge.onCloseRequest(() => Promise.resolve(answer as 'stay'));
      tell(toPage.closeRequest);
      await new Promise((resolve) => setImmediate(resolve));
      expect(sent.at(-1)).toEqual([toMain.closeAnswer, 'stay']);
    }
    bridge.onCloseRequest(() => {
      throw new Error('broken at once');
    });
    tell(toPage.closeRequest);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent.at(-1)).toEqual([toMain.closeAnswer, 'stay']);
  });

  it('says that it saved, also when saving failed: nobody waits for a disk to sleep', async () => {
    const { bridge, sent, tell } = page();
    bridge.onSaveRequest(() => Promise.reject(new Error('disk full')));
    tell(toPage.saveRequest);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([[toMain.saved, undefined]]);
  });
});
