import fs from 'node:fs/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { Node } from '@tiptap/pm/model';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LiveText } from '../../../electron/newsroom/journal/liveText.ts';
import type { Newsroom } from '../../../electron/newsroom/newsroom.ts';
import { createNewsroomServer } from '../../../electron/newsroom/rpc/transports.ts';
import { RecordFile } from '../../../electron/newsroom/storage/recordFile.ts';
import { createJournaling } from '../../../renderer/app/article/journaling.ts';
import { createSession } from '../../../renderer/app/article/session.ts';
import type { NewsroomClient } from '../../../renderer/app/connect.ts';
import { follow } from '../../../renderer/app/connection/follow.ts';
import { type LineState, linkOver, type OpenLine } from '../../../renderer/app/connection/line.ts';
import { watched } from '../../../renderer/app/connection/watched.ts';
import { changeInto } from '../../../renderer/editor/changeInto.ts';
import type { EditorHandle } from '../../../renderer/editor/editorHandle.ts';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import fc from '../../fastCheck.ts';
import { editorSchema } from '../editor/desk.ts';
import { articleWith, openDesk, paragraph, put, type TestDesk } from '../newsroom/desks.ts';
import { eventually } from '../newsroom/folders.ts';
import { type Action, act, action, Page } from './page.ts';

/** A line to a newsroom of this process that can break, and lose answers before it does. */
function lineTo(newsroom: Newsroom): OpenLine & { break(): void; deafen(): Promise<void> } {
  const listeners = new Set<(event: { data: string }) => void>();
  const closers = new Set<() => void>();
  let deaf: (() => void) | undefined;
  let readyState: number = WebSocket.OPEN;
  const server = createNewsroomServer(newsroom).serveInMemory(
    (message) => {
      if (deaf) return deaf();
      for (const listen of listeners) listen({ data: message });
    },
    () => undefined,
  );
  const socket = {
    get readyState() {
      return readyState;
    },
    send: (message: unknown) => server.receive(message),
    removeEventListener: () => undefined,
    addEventListener: (type: string, listen: unknown) => {
      if (type === 'message') listeners.add(listen as () => void);
      if (type === 'close') closers.add(listen as () => void);
    },
  };
  return {
    link: new RPCLink({
      websocket: socket as unknown as WebSocket,
      customJsonSerializers: [articleInTransit],
    }),
    isOpen: () => readyState === WebSocket.OPEN,
    break() {
      readyState = WebSocket.CLOSED;
      server.close();
      for (const closed of closers) closed();
    },
    /** Resolves with the first answer that is lost. */
    deafen: () =>
      new Promise((resolve) => {
        deaf = resolve;
      }),
  };
}

const noLocks = {
  take: async () => ({ state: 'none' }),
  release: async () => undefined,
} as unknown as NewsroomClient['locks'];

/** A window with all that it has but the screen, and a person who types into it. */
async function openWindow(desk: TestDesk, location: string) {
  const id = crypto.randomUUID();
  let line = lineTo(desk.newsroom);
  const state = watched<LineState>('online');
  const client = createORPCClient<NewsroomClient>(linkOver({ state, ready: async () => line }));
  follow(
    state,
    (signal) => client.journal.hold({ window: id }, { signal }),
    () => undefined,
  );
  const journaling = createJournaling({
    journal: client.journal,
    window: id,
    onTrouble: () => undefined,
  });
  const session = createSession({
    answers: async () => undefined,
    articles: client.article,
    history: client.history,
    drawAhead: () => () => {},
    journaling,
    askToLeave: async () => false,
    waitForPhotos: (arrived) => arrived.then(() => true),
    say: () => undefined,
    forget: () => undefined,
    // A core that was killed leaves its locks behind, and here its process lives on.
    locks: { locks: noLocks, window: id, tellFree: () => () => undefined },
    takeOver: (journal) => client.journal.restore({ window: id, journal }),
    tookOver: () => undefined,
    keptOf: () => undefined,
    undoable: async () => [],
  });
  const file = desk.newsroom.articles.register(location);
  await session.openFile(file);
  let page: Page;
  let shown: string | undefined;
  const render = () => {
    const { documentId = '', metadata } = session.store.getState().open ?? {};
    if (documentId === shown) return;
    const fresh = new Page({ ...metadata, content: session.text()?.first } as Article);
    page = fresh;
    const { dispatch } = page;
    const seen: Page['dispatch'] = (transaction) => {
      const before = fresh.state.doc;
      dispatch(transaction);
      if (transaction.docChanged || fresh.state.doc !== before) session.textChanged();
    };
    Object.assign(page, { dispatch: seen });
    Object.assign(page.editor.view, { dispatch: seen });
    const handle = {
      editor: page.editor,
      eachChange: page.eachChange,
      get doc() {
        return fresh.state.doc;
      },
      getContent: () => fresh.state.doc.toJSON() as NodeJson,
      replaceContent(content: NodeJson, { steps = [] }: { steps?: never[] } = {}) {
        const next = changeInto(fresh.state.tr, Node.fromJSON(editorSchema, content));
        for (const step of steps) next.step(step);
        if (next.docChanged) seen(oneStep(next));
      },
      whenStill: async () => undefined,
    } as unknown as EditorHandle;
    shown = documentId;
    session.attach(handle, documentId);
  };
  render();
  const connect = (newsroom: Newsroom) => {
    line.break();
    state.set('offline');
    line = lineTo(newsroom);
    state.set('online');
  };
  return {
    session,
    journaling,
    get page() {
      render();
      return page;
    },
    get line() {
      return line;
    },
    connect,
    open: () => session.store.getState().open,
    close() {
      state.set('offline');
      line.break();
    },
  };
}

type Window = Awaited<ReturnType<typeof openWindow>>;

const windows: Window[] = [];
afterEach(() => {
  for (const window of windows.splice(0)) window.close();
});

async function sit(article: Article, spoil = (file: string) => file) {
  vi.stubGlobal('requestIdleCallback', (done: () => void) => setTimeout(done));
  const desk = await openDesk();
  const location = await put(desk.root, 'vote.stet', article);
  await fs.writeFile(location, spoil(await fs.readFile(location, 'utf8')));
  const window = await openWindow(desk, location);
  windows.push(window);
  return { desk, location, window };
}

/** What the file says is what the page shows, to the last mark. */
async function expectAsShown(location: string, window: Window) {
  const { article, doc } = parse(await fs.readFile(location));
  const { content: _, ...metadata } = article;
  expect(doc.toJSON()).toEqual(window.page.state.doc.toJSON());
  expect(metadata).toEqual(JSON.parse(JSON.stringify(window.open()?.metadata)));
}

const first = articleWith({ headline: 'Harbour vote', body: ['Nobody asked us.', 'Ever.'] });

describe('a file that was saved', () => {
  it('says what is shown after somebody else added a block without an id', async () => {
    const { location, window } = await sit(first);
    act(window.page, { do: 'type', text: 'One ' });
    expect(await window.session.save()).toBe(true);
    const { article } = parse(await fs.readFile(location));
    const content = structuredClone(article.content);
    content.content?.at(-1)?.content?.push(paragraph('From outside.'));
    await fs.writeFile(location, serialise({ ...article, content }));
    await window.session.verify();
    expect(window.page.state.doc.textContent).toContain('From outside.');
    act(window.page, { do: 'type', text: 'Two ' });
    await window.journaling.flush();
    act(window.page, { do: 'type', text: 'Three ' });
    expect(await window.session.save()).toBe(true);
    await expectAsShown(location, window);
  });

  it('says what is shown where the newsroom followed a change into another text', async () => {
    const { desk, location, window } = await sit(first);
    const whole = vi.spyOn(desk.newsroom.articles, 'save');
    act(window.page, { do: 'type', text: 'Some ' });
    await window.journaling.flush();
    act(window.page, { do: 'type', text: 'One ' });
    expect(await window.session.save()).toBe(true);
    expect(whole).not.toHaveBeenCalled();
    // As many letters, in a block that nothing is typed in.
    const { with: follow } = LiveText.prototype;
    const wrongly = vi.spyOn(LiveText.prototype, 'with').mockImplementationOnce(function (
      this: LiveText,
      steps,
    ) {
      const { metadata, doc } = follow.call(this, steps).whole;
      const spoilt = JSON.stringify(doc).replace('Harbour vote', 'Harbour fête');
      return LiveText.shown({ metadata, doc: articleSchema.nodeFromJSON(JSON.parse(spoilt)) });
    });
    act(window.page, { do: 'type', text: 'Two ' });
    await window.journaling.flush();
    expect(wrongly).toHaveBeenCalledOnce();
    act(window.page, { do: 'type', text: 'Three ' });
    expect(await window.session.save()).toBe(true);
    await expectAsShown(location, window);
    expect(whole).toHaveBeenCalledOnce();
    // From there on it follows again.
    act(window.page, { do: 'type', text: 'Four ' });
    expect(await window.session.save()).toBe(true);
    await expectAsShown(location, window);
    expect(whole).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it('was not sent as a whole where the journal was about to have what was typed', async () => {
    const { desk, location, window } = await sit(first);
    const whole = vi.spyOn(desk.newsroom.articles, 'save');
    for (const words of ['One ', 'Two ']) {
      act(window.page, { do: 'type', text: words });
      const kept = window.journaling.flush();
      act(window.page, { do: 'type', text: 'More ' });
      expect(await window.session.save()).toBe(true);
      await kept;
      await expectAsShown(location, window);
    }
    expect(whole).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it.each([
    // Each list within another is four containers deeper: of an article in all, so are other blocks.
    ['lies deeper in itself than most', ['Nobody asked us.'], 12],
    ['was changed at once is more than a call holds', Array<string>(3_000).fill('Gulls.'), 0],
  ])('says what is shown where what %s', async (_what, body, lists) => {
    const { desk, location, window } = await sit(articleWith({ headline: 'Harbour vote', body }));
    act(window.page, { do: 'type', text: 'One ' });
    expect(await window.session.save()).toBe(true);
    const { schema, tr, doc } = window.page.state;
    let list: NodeJson = paragraph('deep');
    for (let depth = 0; depth < lists; depth++) {
      const inside = depth === 0 ? [list] : [paragraph('Above'), list];
      list = { type: 'bulletList', content: [{ type: 'listItem', content: inside }] };
    }
    if (lists > 0) tr.insert(doc.content.size - 1, schema.nodeFromJSON(list));
    else tr.addMark(0, doc.content.size, schema.mark('bold'));
    window.page.dispatch(tr);
    const whole = vi.spyOn(desk.newsroom.articles, 'save');
    expect(await window.session.save()).toBe(true);
    await expectAsShown(location, window);
    expect(whole).toHaveBeenCalledTimes(lists > 0 ? 0 : 1);
    vi.restoreAllMocks();
  });

  it('is known again as ours where only the answer was lost', async () => {
    const { desk, location, window } = await sit(first);
    act(window.page, { do: 'type', text: 'One ' });
    void window.line.deafen();
    const saving = window.session.save();
    await eventually(async () => expect(await fs.readFile(location, 'utf8')).toContain('One '));
    window.connect(desk.newsroom);
    expect(await saving).toBe(false);
    act(window.page, { do: 'type', text: 'Two ' });
    expect(await window.session.save()).toBe(true);
    await expectAsShown(location, window);
  });

  type Event =
    | { what: 'person'; does: Action }
    /** `while`: something is done before it has ended. */
    | { what: 'save'; while?: Action }
    | { what: 'flush' | 'killed core' | 'lost answer' | 'full disk' | 'somebody else' };

  /** Half a character, one in two parts, what ends a line in JavaScript, and nothing at all. */
  const odd = fc
    .constantFrom('\ud83d', 'e\u0301', '\u2028', '\0')
    .map((text) => ({ do: 'type' as const, text }));
  const doing = fc.oneof(
    { weight: 20, arbitrary: action.filter((one) => one.do !== 'flush' && one.do !== 'save') },
    { weight: 1, arbitrary: odd },
  );
  const event: fc.Arbitrary<Event> = fc.oneof(
    { weight: 16, arbitrary: doing.map((does) => ({ what: 'person' as const, does })) },
    {
      weight: 5,
      arbitrary: fc.constantFrom('save', 'flush').map((what) => ({ what: what as 'save' })),
    },
    { weight: 3, arbitrary: doing.map((each) => ({ what: 'save' as const, while: each })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('killed core', 'lost answer', 'full disk', 'somebody else')
        .map((what) => ({ what: what as 'full disk' })),
    },
  );
  const long = articleWith({
    headline: 'Harbour vote',
    body: ['Nobody asked us.', 'Ever.', 'Never.', 'Gulls.', 'Boats.', 'Ropes.'],
  });

  /** With what no release knows. */
  const strange = (file: string) =>
    file
      .replace('"type": "body",', '"type": "body", "later": 12345678901234567890,')
      .replace('"text": "Gulls."', '"text": "Gulls.", "spoken": "gall"')
      .replace('"text": "Boats."', '"text": "Boats.", "marks": [{ "type": "smell" }]')
      .replace('"content": {', '"constructor": { "toString": 1.50 }, "content": {');

  it('says what is shown, whatever happens in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 30, maxLength: 80 }), async (events) => {
        const { desk, location, window } = await sit(long, strange);
        const { session, journaling } = window;
        let core = desk.newsroom;
        let wires = 0;
        const wire = async () => {
          const { article } = parse(await fs.readFile(location));
          const content = structuredClone(article.content);
          content.content?.at(-1)?.content?.splice(wires % 3, 0, paragraph(`Wire ${++wires}`));
          await fs.writeFile(location, serialise({ ...article, content }));
          // Now and then nobody is told.
          if (wires % 2) await session.verify();
        };
        for (const next of events) {
          if (next.what === 'person') act(window.page, next.does);
          if (next.what === 'flush') await journaling.flush();
          if (next.what === 'somebody else') await wire();
          if (next.what === 'killed core') {
            core = (await openDesk({ root: desk.root, userData: desk.userData })).newsroom;
            window.connect(core);
          }
          if (next.what === 'lost answer') {
            const lost = window.line.deafen();
            const saving = session.save();
            void journaling.flush();
            await Promise.race([lost, saving]);
            window.connect(core);
            await saving;
          }
          if (next.what === 'full disk') {
            vi.spyOn(RecordFile.prototype, 'append').mockRejectedValueOnce(
              new FailureError('disk-full', 'Full.', { retry: true }),
            );
          }
          if (next.what === 'save' && window.open()?.dirty) {
            const saving = session.save();
            if (next.while) act(window.page, next.while);
            if (await saving) await expectAsShown(location, window);
          }
        }
        if (window.open()?.dirty && (await session.save())) await expectAsShown(location, window);
        // Where nobody else wrote there is nothing to decide, whatever was killed or lost.
        const { save, dirty, outside } = window.open() ?? {};
        if (wires === 0) expect({ save, outside }).toMatchObject({ save: { kind: 'saved' } });
        expect(dirty === true).toBe(outside !== undefined);
        vi.restoreAllMocks();
        window.close();
      }),
      { numRuns: Number(process.env.RUNS ?? 15) },
    );
  }, 600_000);
});
