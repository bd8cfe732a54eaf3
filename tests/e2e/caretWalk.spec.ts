import type { CDPSession, Page } from '@playwright/test';
import type { Node } from '@tiptap/pm/model';
import type { NodeJson } from '../../shared/article/model.ts';
import { everyKind, everyPair } from '../fixtures/everyPair.ts';
import {
  allPlaces,
  documentIn,
  firstStray,
  inWords,
  keys,
  placeOf,
  type WalkKey,
  walk,
  watchCaret,
  withControl,
  withShift,
} from './caretWalk.ts';
import { expect, type TestNewsroom, test } from './newsroom.ts';
import { sampleArticle } from './sampleArticle.ts';
import { openArticle } from './steps.ts';
import type { openBody } from './writingDesk.ts';

// Thousands of keys, each of which may move the page.
test.describe.configure({ timeout: 480_000 });

interface Walker {
  page: Page;
  doc: Node;
  places: string[];
  /** From an edge of the article: where the key leads, press after press. */
  go(from: 'start' | 'end', key: WalkKey, times: number): Promise<string[]>;
}

async function walker(
  newsroom: TestNewsroom,
  blocks: Parameters<typeof openBody>[1],
  { language = 'en-GB', headline = 'Harbour vote' } = {},
) {
  const { page } = newsroom;
  const sample = sampleArticle({ headline, body: blocks, fields: { language } });
  await newsroom.writeArticle('story.stet', sample);
  await openArticle(page, headline);
  const keyboard: CDPSession = await page.context().newCDPSession(page);
  await page.getByRole('textbox', { name: 'Kicker' }).click();
  await watchCaret(page);
  const doc = await documentIn(page);
  return {
    page,
    doc,
    places: allPlaces(doc),
    async go(from, key, times) {
      await page.keyboard.press(from === 'start' ? 'Control+Home' : 'Control+End');
      const first = await placeOf(page);
      return [first, ...(await walk(page, keyboard, Array<WalkKey>(times).fill(key)))];
    },
  } satisfies Walker;
}

/** The places outside of running text, and of each text the one that the walk came to. */
const stops = (doc: Node, places: string[]) => [
  ...new Set(places.map((place) => (place.startsWith('t') ? textOf(doc, place) : place))),
];
/** Up and down lead through a table by its rows. */
const textOf = (doc: Node, place: string) => {
  const $pos = doc.resolve(positionOf(place));
  for (let depth = $pos.depth; depth > 0; depth--) {
    if ($pos.node(depth).type.name === 'tableRow') return `row ${$pos.start(depth)}`;
  }
  return `text ${$pos.start()}`;
};
const positionOf = (place: string) => Number.parseInt(place.slice(1), 10);
/** A selected inline atom is no stop of its own on the way up and down. */
const isInText = (doc: Node, place: string) =>
  place.startsWith('n') && doc.resolve(positionOf(place)).parent.isTextblock;

function expectAllStops(doc: Node, walked: string[], places: string[], what: string) {
  const wanted = places.filter((place) => !isInText(doc, place));
  const seen = stops(
    doc,
    walked.filter((place) => !isInText(doc, place)),
  );
  const left = stops(doc, wanted).filter((stop) => !seen.includes(stop));
  const named = left.map((stop) => (/^[gn]/.test(stop) ? inWords(doc, stop) : stop));
  expect(named, `${what}: never came to`).toEqual([]);
  expect(walked.at(-1), what).toBe(wanted.at(-1));
}

test('the caret walks through every block beside every other, and is never trapped @thorough', async ({
  newsroom,
}) => {
  const { doc, places, go } = await walker(newsroom, everyPair());
  const back = places.toReversed();
  const steps = places.length;

  expect(firstStray(doc, await go('start', keys.right, steps), places), 'right').toBeUndefined();
  expect(firstStray(doc, await go('end', keys.left, steps), back), 'left').toBeUndefined();

  for (const [what, from, key] of [
    ['down', 'start', keys.down],
    ['up', 'end', keys.up],
  ] as const) {
    const walked = await go(from, key, Math.ceil(steps / 2));
    expectAllStops(doc, walked, from === 'start' ? places : back, what);
  }

  // Each page leads on, and the last one to the end.
  const order = new Map(places.map((place, index) => [place, index]));
  for (const [what, from, key] of [
    ['a page down', 'start', keys.pageDown],
    ['a page up', 'end', keys.pageUp],
  ] as const) {
    const walked = await go(from, key, 150);
    const sign = from === 'start' ? 1 : -1;
    walked.forEach((place, index) => {
      const on = sign * ((order.get(place) ?? 0) - (order.get(walked[index - 1] ?? place) ?? 0));
      expect(on, `${what}: at ${inWords(doc, place)}`).toBeGreaterThanOrEqual(0);
    });
    expect(walked.at(-1), what).toBe(from === 'start' ? places.at(-1) : places[0]);
  }
});

test('a word or a paragraph further and Shift lead from block to block and never stick', async ({
  newsroom,
}) => {
  const { doc, places, go } = await walker(newsroom, [
    ...Object.values(everyKind),
    everyKind.paragraph,
  ] as Parameters<typeof openBody>[1]);
  for (const [what, from, key] of [
    ['a word right', 'start', withControl(keys.right)],
    ['a word left', 'end', withControl(keys.left)],
  ] as const) {
    const walked = await go(from, key, places.length);
    expectAllStops(doc, walked, from === 'start' ? places : places.toReversed(), what);
  }
  const starts = places.filter(
    (place) => place.startsWith('t') && doc.resolve(positionOf(place)).parentOffset === 0,
  );
  const paragraphsDown = await go('start', withControl(keys.down), starts.length - 1);
  expect(firstStray(doc, paragraphsDown, starts), 'a paragraph down').toBeUndefined();
  const [, ...paragraphsUp] = await go('end', withControl(keys.up), starts.length);
  expect(firstStray(doc, paragraphsUp, starts.toReversed()), 'a paragraph up').toBeUndefined();
  const texts = places.filter((place) => place.startsWith('t'));
  const heads = (walked: string[]) => walked.map((place) => place.replace('…', ''));
  const right = heads(await go('start', withShift(keys.right), texts.length));
  expect(firstStray(doc, right, texts), 'right').toBeUndefined();
  const left = heads(await go('end', withShift(keys.left), texts.length));
  expect(firstStray(doc, left, texts.toReversed()), 'left').toBeUndefined();
  for (const [what, from, key] of [
    ['down', 'start', withShift(keys.down)],
    ['up', 'end', withShift(keys.up)],
    ['a word right', 'start', withShift(withControl(keys.right))],
    ['a word left', 'end', withShift(withControl(keys.left))],
    ['a paragraph down', 'start', withShift(withControl(keys.down))],
    ['a paragraph up', 'end', withShift(withControl(keys.up))],
  ] as const) {
    const walked = heads(await go(from, key, texts.length));
    const left = stops(doc, texts).filter((stop) => !stops(doc, walked).includes(stop));
    expect(left, `${what}: never came to`).toEqual([]);
    expect(
      walked.filter((place) => !texts.includes(place)),
      `${what}: within a letter`,
    ).toEqual([]);
  }
});

test('a click, Home and End reach the edges of every line, and there is a place to type at both ends', async ({
  newsroom,
}) => {
  const { page, doc, places, go } = await walker(newsroom, [
    everyKind.divider,
    ...Object.values(everyKind),
    everyKind.divider,
  ] as Parameters<typeof openBody>[1]);
  const lines = places.filter((place) => {
    const $pos = doc.resolve(positionOf(place));
    return place.startsWith('t') && $pos.pos === $pos.start();
  });
  for (const place of lines) {
    const $pos = doc.resolve(positionOf(place));
    // Two lines: Home and End are those of the line.
    if ($pos.parent.textContent.includes('👩')) continue;
    await page.evaluate((pos) => {
      const shown = document.querySelector('.ProseMirror') as unknown as {
        editor: { view: { domAtPos(pos: number): { node: globalThis.Node } } };
      };
      const { node } = shown.editor.view.domAtPos(pos);
      const block = node instanceof Element ? node : node.parentElement;
      block?.scrollIntoView({ block: 'center' });
      const { left, right, top, bottom } = block?.getBoundingClientRect() ?? new DOMRect();
      Object.assign(window, { aim: [left + 1, right - 1, (top + bottom) / 2] });
    }, $pos.pos);
    const [left = 0, right = 0, y = 0] = await page.evaluate(
      () => (window as unknown as { aim: number[] }).aim,
    );
    await page.mouse.click(right, y);
    expect(inWords(doc, await placeOf(page)), 'a click behind it').toBe(
      inWords(doc, `t${$pos.end()}`),
    );
    await page.keyboard.press('Home');
    expect(inWords(doc, await placeOf(page)), 'Home').toBe(inWords(doc, place));
    await page.keyboard.press('End');
    expect(inWords(doc, await placeOf(page)), 'End').toBe(inWords(doc, `t${$pos.end()}`));
    await page.mouse.click(left, y);
    expect(inWords(doc, await placeOf(page)), 'a click before it').toBe(inWords(doc, place));
  }
  await go('start', keys.down, 3);
  await page.keyboard.type('First.');
  await go('end', keys.down, 2);
  await page.keyboard.type('Last.');
  const body = (await documentIn(page)).lastChild;
  expect(body?.firstChild?.textContent).toBe('First.');
  expect(body?.lastChild?.textContent).toBe('Last.');
});

/** The same block in Arabic letters. */
const inArabic = (node: NodeJson): NodeJson => ({
  ...node,
  ...(node.text && {
    text: node.text.replace(/[a-z]/gi, (letter) => arabic[letter.charCodeAt(0) % 8] ?? ''),
  }),
  ...(node.content && { content: node.content.map(inArabic) }),
});
const arabic = 'ابتثجحخد';

test('from the right, left leads on and right leads back, through every block', async ({
  newsroom,
}) => {
  const blocks = [...Object.values(everyKind), everyKind.paragraph].map((block) =>
    inArabic(block as NodeJson),
  );
  const { doc, places, go } = await walker(newsroom, blocks as Parameters<typeof openBody>[1], {
    language: 'ar',
    headline: 'مرفأ',
  });
  expect(firstStray(doc, await go('start', keys.left, places.length), places)).toBeUndefined();
  const back = places.toReversed();
  expect(firstStray(doc, await go('end', keys.right, places.length), back)).toBeUndefined();
});
