import type { BrowserWindow, MessagePortMain } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ArticleWindow,
  hearingTime,
  type Surroundings,
} from '../../../electron/shell/articleWindow.ts';
import { toMain } from '../../../electron/shell/channels.ts';
import type { CloseAnswer } from '../../../shared/contract/desktopBridge.ts';
import { windowDouble } from './windowDouble.ts';

/** Electron's own window fits: checked by the compiler. */
const takesElectrons = (window: BrowserWindow, around: Surroundings<MessagePortMain>) =>
  new ArticleWindow<MessagePortMain>(window, around);

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a window', () => {
  it('can be Electron’s', () => expect(takesElectrons).toBeTypeOf('function'));

  it('gives each load of its page one port', () => {
    const { load, news, openPorts } = windowDouble();
    load().connect();
    expect(news()).toEqual(['stet:port port 1']);
    const page = load();
    page.connect();
    expect(news()).toEqual(['stet:port port 2']);
    expect([...openPorts]).toEqual(['port 2']);
    page.connect();
    expect([...openPorts]).toEqual(['port 3']);
  });

  it('keeps what is to be opened until its page listens', () => {
    const { window, load } = windowDouble();
    window.openFile('article-1');
    window.command('newArticle');
    const page = load();
    const got: string[] = [];
    page.onCommand((command) => got.push(command));
    page.connect();
    expect(got).toEqual(['newArticle']);
    // The page connects first and builds its editor then.
    page.onOpenFile((file) => got.push(file));
    expect(got).toEqual(['newArticle', 'article-1']);
    window.openFile('article-2');
    expect(got).toEqual(['newArticle', 'article-1', 'article-2']);
  });

  it('shows its document in the title, the dot and the recent documents', () => {
    const { load, news, window } = windowDouble();
    const page = load();
    page.connect();
    news();
    page.setDocument({ title: 'Harbor vote', unsaved: true });
    expect(news()).toEqual(['title ● Harbor vote – Stet', 'edited true']);
    page.setDocument({ title: 'Harbor vote', unsaved: false, file: 'article-1' });
    expect(news()).toEqual([
      'title Harbor vote – Stet',
      'edited false',
      'file /desk/article-1.stet',
      'opened /desk/article-1.stet',
    ]);
    page.setDocument({ title: 'Harbor vote passes', unsaved: false, file: 'article-1' });
    expect(news()).toEqual(['title Harbor vote passes – Stet', 'edited false']);
    page.setDocument({ title: '', unsaved: false });
    expect(news()).toEqual(['title Stet', 'edited false', 'file ']);
    expect(window.document).toEqual({ title: '', unsaved: false });
  });

  it('remembers both articles where two are written', () => {
    const { load, news, window } = windowDouble();
    const page = load();
    page.connect();
    page.setDocument({ title: 'Harbor vote', unsaved: false, file: 'article-1' });
    news();
    const vote = { title: 'Harbor vote', file: 'article-1' };
    const quay = { title: 'Quay', file: 'article-2' };
    page.setDocument({ ...vote, unsaved: false, beside: quay });
    expect(news()).toEqual([
      'title Harbor vote – Stet',
      'edited false',
      'opened /desk/article-2.stet',
    ]);
    // The person goes into the other pane.
    page.setDocument({ ...quay, unsaved: true, beside: vote });
    expect(news()).toEqual(['title ● Quay – Stet', 'edited true', 'file /desk/article-2.stet']);
    expect(window.document).toEqual({ ...quay, unsaved: true, beside: vote });
  });

  it('has no dot and no name of the program in a title on macOS', () => {
    const { load, news } = windowDouble('darwin');
    const page = load();
    expect(page.platform).toBe('mac');
    page.setDocument({ title: 'Harbor vote', unsaved: true });
    expect(news()).toEqual(['title Harbor vote', 'edited true']);
  });

  it('listens to the top frame of its page only', () => {
    const { send, frame, news, log } = windowDouble();
    const document = { title: 'Fake', unsaved: false };
    for (const fake of [
      null,
      { ...frame, parent: frame },
      { ...frame, origin: 'null' },
      { ...frame, url: 'about:blank' },
      { ...frame, url: 'https://example.org/' },
      { ...frame, detached: true },
    ]) {
      for (const channel of Object.values(toMain)) send(channel, document, fake);
    }
    expect(news()).toEqual([]);
    expect(log).toHaveLength(6 * Object.values(toMain).length);
  });

  it.each([
    null,
    'Harbor vote',
    {},
    { title: 1, unsaved: false },
    { title: 'x', unsaved: 'no' },
    { title: 'x', unsaved: false, file: '../../etc/passwd' },
    { title: 'x', unsaved: false, file: { name: 'article-1' } },
    { title: 'x', unsaved: false, beside: { file: 'article-1' } },
    { title: 'x', unsaved: false, beside: { title: 'y', file: '../../etc/passwd' } },
  ])('refuses the document %j', (document) => {
    const { send, news, log } = windowDouble();
    send(toMain.document, document);
    expect(news()).toEqual([]);
    expect(log).toEqual(['Refused a document that is none.']);
  });

  it('hands a drag of an export to the system, and nothing that is no name of one', () => {
    const { send, news, log } = windowDouble();
    send(toMain.dragOut, 'k3v-_9');
    expect(news()).toEqual(['dragged k3v-_9']);
    for (const job of ['../../etc/passwd', '', { job: 'x' }, 'x'.repeat(200)]) {
      send(toMain.dragOut, job);
    }
    expect(news()).toEqual([]);
    expect(log).toEqual(Array(4).fill('Refused a drag of what is no export.'));
  });

  it('takes a title as one line of bearable length', () => {
    const { send, news } = windowDouble('darwin');
    send(toMain.document, { title: `a\r\n\u2028b\0${'c'.repeat(1000)}`, unsaved: false });
    expect(news()[0]).toBe(`title a b ${'c'.repeat(296)}`);
  });
});

describe('closing a window', () => {
  /** A window with an open page whose answer the test gives. */
  function open() {
    const double = windowDouble();
    const page = double.load();
    const asked: ((answer: CloseAnswer) => void)[] = [];
    page.onCloseRequest(() => new Promise((resolve) => asked.push(resolve)));
    page.connect();
    double.news();
    return { ...double, page, asked };
  }

  it('waits for the page, however long it saves or asks', async () => {
    const { close, asked, news, hung } = open();
    close();
    await vi.advanceTimersByTimeAsync(100 * hearingTime);
    expect(asked).toHaveLength(1);
    expect(hung).toHaveLength(0);
    expect(news()).toEqual([]);
    asked[0]?.('close');
    await settle();
    expect(news()).toEqual(['destroyed', 'closed']);
  });

  it('ends when the person stays, and can be asked again', async () => {
    const { close, asked, news } = open();
    for (const round of [0, 1]) {
      close();
      asked[round]?.('stay');
      await settle();
      expect(news()).toEqual(['stays']);
    }
  });

  it('asks a page once, and brings it to the front when pressed again', async () => {
    const { close, asked, news } = open();
    close();
    close();
    expect(asked).toHaveLength(1);
    expect(news()).toEqual(['focused']);
  });

  it('brings a window with unsaved words to the front, as a quit may ask one behind others', () => {
    const { close, page, news } = open();
    page.setDocument({ title: 'x', unsaved: true });
    news();
    close();
    expect(news()).toEqual(['focused']);
  });

  it('offers a way out of a page that heard and never answers', async () => {
    const { close, news, hung } = open();
    close();
    close();
    close();
    expect(hung).toHaveLength(1);
    expect(news()).toEqual(['focused', 'not finished']);
    hung[0]?.answer('close');
    await settle();
    expect(news()).toContain('destroyed');
  });

  it('stays when the page fails to answer', async () => {
    const { close, page, news } = open();
    page.onCloseRequest(() => Promise.reject(new Error('broken')));
    close();
    await settle();
    expect(news()).toEqual(['stays']);
  });

  it('warns when the page hangs, and closes only if the person says so', async () => {
    const { close, hang, news, hung } = open();
    hang();
    close();
    await vi.advanceTimersByTimeAsync(hearingTime - 1);
    expect(hung).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(hung).toHaveLength(1);
    hung[0]?.answer('wait');
    await vi.advanceTimersByTimeAsync(hearingTime);
    expect(hung).toHaveLength(2);
    expect(news()).toEqual(['no answer', 'no answer']);
    hung[1]?.answer('close');
    await settle();
    expect(news()).toEqual(['destroyed', 'closed']);
  });

  it('warns again when the system could not show the warning', async () => {
    const { close, hang, hung, log } = open();
    hang();
    close();
    await vi.advanceTimersByTimeAsync(hearingTime);
    hung[0]?.fail(new Error('no display'));
    await vi.advanceTimersByTimeAsync(hearingTime);
    expect(hung).toHaveLength(2);
    expect(log).toEqual(['A dialog failed: Error: no display']);
  });

  it('takes the warning away when the page wakes up', async () => {
    const { close, hang, wake, news, hung, asked } = open();
    hang();
    close();
    await vi.advanceTimersByTimeAsync(hearingTime);
    wake();
    expect(hung[0]?.signal.aborted).toBe(true);
    // An answer that crossed it changes nothing any more.
    hung[0]?.answer('close');
    await settle();
    expect(news()).toEqual(['no answer']);
    asked[0]?.('close');
    await settle();
    expect(news()).toEqual(['destroyed', 'closed']);
  });

  it('closes at once where no page came up', () => {
    const { close, news } = windowDouble();
    close();
    expect(news()).toEqual(['destroyed', 'closed']);
  });

  it('closes a page that has no words and no editor yet', async () => {
    const { load, close, news } = windowDouble();
    load().connect();
    news();
    close();
    await settle();
    expect(news()).toEqual(['destroyed', 'closed']);
  });

  it('treats a page with words and no way to keep them as one that hangs', async () => {
    const { load, close, hung } = windowDouble();
    const page = load();
    page.connect();
    page.setDocument({ title: 'x', unsaved: true });
    close();
    await vi.advanceTimersByTimeAsync(hearingTime);
    expect(hung).toHaveLength(1);
  });

  it('tells the person when the page ended, and shows the article again', async () => {
    const { page, crash, crashed, load, news, openPorts } = open();
    page.setDocument({ title: 'x', unsaved: true, file: 'article-1' });
    crash();
    expect(crashed).toHaveLength(1);
    expect(openPorts.size).toBe(0);
    news();
    crashed[0]?.answer('reload');
    await settle();
    expect(news()).toEqual(['reloaded']);
    const again = load();
    const opened: string[] = [];
    again.onOpenFile((file) => opened.push(file));
    again.connect();
    expect(opened).toEqual(['article-1']);
  });

  it.each([
    ['article-1', 'article-2', false],
    ['article-1', 'article-2', true],
    // One has no file yet.
    [undefined, 'article-2', false],
    ['article-1', undefined, true],
  ])(
    'shows both articles again of a page that had two (%s, %s, %s)',
    async (file, other, isFirst) => {
      const { page, crash, crashed, load } = open();
      const beside = { title: 'y', file: other, isFirst };
      page.setDocument({ title: 'x', unsaved: true, file, beside });
      crash();
      crashed[0]?.answer('reload');
      await settle();
      const again = load();
      const opened: unknown[] = [];
      again.onOpenFile((...files) => opened.push(...files));
      again.connect();
      expect(opened).toEqual([file ?? '', other ?? '', isFirst]);
    },
  );

  it('lets a window be closed whose page ended, also before the person answers', async () => {
    const { crash, crashed, close, news } = open();
    crash();
    close();
    expect(news()).toEqual(['destroyed', 'closed']);
    expect(crashed[0]?.signal.aborted).toBe(true);
    const other = open();
    other.crash();
    other.crashed[0]?.answer('close');
    await settle();
    expect(other.news()).toEqual(['destroyed', 'closed']);
  });

  it('gives up a page that ended while it was asked', async () => {
    const { close, crash, hung, hang, crashed } = open();
    hang();
    close();
    await vi.advanceTimersByTimeAsync(hearingTime);
    crash();
    expect(hung[0]?.signal.aborted).toBe(true);
    expect(crashed).toHaveLength(1);
  });
});

describe('saving before sleep', () => {
  it('ends when the page has saved', async () => {
    const { window, load } = windowDouble();
    const page = load();
    page.connect();
    let save: () => void = () => undefined;
    page.onSaveRequest(
      () =>
        new Promise((resolve) => {
          save = resolve;
        }),
    );
    let saved = false;
    const saving = window.save().then(() => {
      saved = true;
    });
    await settle();
    expect(saved).toBe(false);
    save();
    await saving;
    expect(saved).toBe(true);
  });

  it('ends when the page has nothing to save with', async () => {
    const { window, load } = windowDouble();
    load().connect();
    await expect(window.save()).resolves.toBeUndefined();
  });

  it.each(['crash', 'close'] as const)('ends when the page is gone by a %s', async (end) => {
    const double = windowDouble();
    const page = double.load();
    page.connect();
    page.onSaveRequest(() => new Promise(() => undefined));
    const saving = double.window.save();
    double[end]();
    await expect(saving).resolves.toBeUndefined();
  });

  it('asks no page that is not there', async () => {
    await expect(windowDouble().window.save()).resolves.toBeUndefined();
  });
});
