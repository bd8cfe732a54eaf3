// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { ArticleEditorInstance } from '../../../renderer/editor/createArticleEditor.ts';
import { viewSettingsStore } from '../../../renderer/view/viewSettings.ts';
import { emptyContent } from '../../../shared/article/create.ts';

const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const article = (text: string) => ({
  text: { first: emptyContent([line(text)]) },
  assets: {},
  language: 'en',
  readOnly: false,
});

/** What comes on the page comes near when it is told to. */
class Watcher {
  static readonly observed = new Set<Element>();
  static tell: (entries: { isIntersecting: boolean; target: Element }[]) => void;
  observe = (element: Element) => Watcher.observed.add(element);
  unobserve = (element: Element) => Watcher.observed.delete(element);
  constructor(tell: typeof Watcher.tell) {
    Watcher.tell = tell;
  }
}

function comeNear() {
  for (const target of [...Watcher.observed]) {
    if (target.isConnected) Watcher.tell([{ isIntersecting: true, target }]);
  }
}

let idle: IdleRequestCallback[] = [];
let takeEditor: typeof import('../../../renderer/editor/editorAhead.ts')['takeEditor'];
let beginAhead: typeof import('../../../renderer/editor/editorAhead.ts')['beginAhead'];

beforeAll(async () => {
  vi.stubGlobal('ResizeObserver', class extends EventTarget {});
  ResizeObserver.prototype.observe = ResizeObserver.prototype.disconnect = () => undefined;
  vi.stubGlobal('IntersectionObserver', Watcher);
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) => idle.push(run));
  ({ takeEditor, beginAhead } = await import('../../../renderer/editor/editorAhead.ts'));
});

beforeEach(() => {
  idle = [];
});

/** How often the text is drawn from now on. */
function drawings({ editor: { view } }: ArticleEditorInstance) {
  return vi.spyOn(view, 'updateState').mock.calls;
}

test('a text that was expected is in its editor already, and on no page', () => {
  const expected = article('The council met.');
  beginAhead(expected, false);
  const taken = takeEditor(expected, false);
  expect(taken.element.textContent).toContain('The council met.');
  expect(taken.element.isConnected).toBe(false);
  taken.destroy();
});

test('what is shown is drawn once, however long before', () => {
  const expected = article('The council met.');
  beginAhead(expected, false);
  const begun = takeEditor(expected, false);
  const drawn = drawings(begun);
  begun.begin(expected);
  expect(drawn).toHaveLength(0);
  begun.destroy();
});

test('the same words read once more are another text, and have an editor of their own', () => {
  const early = article('The council met.');
  beginAhead(early, false);
  const now = article('The council met. It rained.');
  const taken = takeEditor(now, false);
  expect(taken.doc.textContent).toBe('The council met. It rained.');
  const again = takeEditor(early, false);
  expect(again).not.toBe(taken);
  expect(again.doc.textContent).toBe('The council met.');
  for (const one of [taken, again]) one.destroy();
});

test('each is for one article, also where that is asked for twice', () => {
  const expected = article('The council met.');
  beginAhead(expected, false);
  const one = takeEditor(expected, false);
  const other = takeEditor(expected, false);
  expect(other).not.toBe(one);
  for (const each of [one, other]) each.destroy();
});

test('an article that is only read by the time it is shown cannot be changed', () => {
  const expected = article('The council met.');
  beginAhead(expected, false);
  const taken = takeEditor({ ...expected, language: 'fr', readOnly: true }, false);
  expect(taken.editor.isEditable).toBe(false);
  expect(taken.context.language).toBe('fr');
  taken.destroy();
});

test('a long one whose rest would be drawn meanwhile is not: the click would wait for it', () => {
  const long = { ...article(''), text: { first: emptyContent(Array(200).fill(line('Line.'))) } };
  const begins = vi.spyOn(document, 'createElement');
  beginAhead(long, false);
  expect(begins).not.toHaveBeenCalled();
  takeEditor(long, false).destroy();
});

test('one that is not wanted after all goes, and takes nothing along that came since', () => {
  const first = article('First.');
  const forget = beginAhead(first, false);
  const second = article('Second.');
  beginAhead(second, false);
  forget();
  const taken = takeEditor(second, false);
  expect(taken.editor.isDestroyed).toBe(false);
  expect(taken.doc.textContent).toBe('Second.');
  taken.destroy();
});

test('what was drawn long before it is on the page gets its marks there', async () => {
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
  viewSettingsStore.setState({ invisibles: true });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));
  vi.stubGlobal('cancelAnimationFrame', clearTimeout);
  try {
    const quote = { type: 'quoteText', content: [{ type: 'text', text: 'Nobody said so.' }] };
    const blocks = [
      line('The vote waits for TK.'),
      { type: 'pullQuote', content: [quote, { type: 'attribution' }] },
    ];
    const expected = { ...article(''), text: { first: emptyContent(blocks) } };
    beginAhead(expected, false);
    const pass = async () => {
      await vi.advanceTimersByTimeAsync(2_000);
      for (const run of idle.splice(0)) run({ didTimeout: false, timeRemaining: () => 0 });
    };
    const marked = (name: string) =>
      [...((CSS.highlights.get(name) ?? []) as Iterable<Range>)].map(
        ({ startContainer }) => startContainer.textContent,
      );
    await pass();
    expect([marked('tk'), marked('stet-space')]).toEqual([[], []]);

    const taken = takeEditor(expected, false);
    document.body.append(taken.element);
    taken.whenSeen(() => undefined);
    comeNear();
    await pass();
    expect(marked('tk')).toEqual(['The vote waits for TK.']);
    expect(marked('stet-space')).toContain('The vote waits for TK.');
    expect(taken.element.querySelector('.pull-quote-warning')?.textContent).not.toBe('');
    taken.destroy();
    expect([marked('tk'), marked('stet-space')]).toEqual([[], []]);
  } finally {
    vi.useRealTimers();
    viewSettingsStore.setState({ invisibles: false });
  }
});
