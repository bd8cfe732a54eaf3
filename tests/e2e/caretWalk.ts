import type { CDPSession, Page } from '@playwright/test';
import { Node } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import { isGap } from '../../renderer/editor/commands/gap.ts';
import type { NodeJson } from '../../shared/article/model.ts';
import { articleSchema } from '../../shared/article/schema.ts';

/**
 * Walks with real keys, of which there are thousands: they are sent without waiting for each, and
 * the page itself notes where the caret is whenever a key is released.
 *
 * A place is `t12` (a caret in text), `n12` (the node there is selected), `g12` (between blocks).
 */
declare global {
  interface Window {
    walked: string[];
    place(): string;
  }
}

export async function watchCaret(page: Page) {
  await page.evaluate(() => {
    interface Shown {
      editor: {
        state: {
          selection: { from: number; head: number; empty: boolean; toJSON(): { type: string } };
        };
      };
    }
    const { editor } = document.querySelector('.ProseMirror') as unknown as Shown;
    window.place = () => {
      // The browser tells of a caret that it moved itself a little later; the next key is not later.
      document.dispatchEvent(new Event('selectionchange'));
      const { selection } = editor.state;
      const { type } = selection.toJSON();
      if (type === 'node') return `n${selection.from}`;
      if (type === 'gapcursor') return `g${selection.from}`;
      return `t${selection.head}${selection.empty ? '' : '…'}`;
    };
    window.walked = [];
    document.addEventListener('keyup', () => window.walked.push(window.place()), true);
  });
}

export const placeOf = (page: Page) => page.evaluate(() => window.place());

export async function documentIn(page: Page): Promise<Node> {
  const json = await page.evaluate(() => {
    const shown = document.querySelector('.ProseMirror') as unknown as {
      editor: { getJSON(): unknown };
    };
    return shown.editor.getJSON();
  });
  return Node.fromJSON(articleSchema, json as NodeJson);
}

export interface WalkKey {
  key: string;
  code: number;
  modifiers?: number;
}
export const keys = {
  right: { key: 'ArrowRight', code: 39 },
  left: { key: 'ArrowLeft', code: 37 },
  down: { key: 'ArrowDown', code: 40 },
  up: { key: 'ArrowUp', code: 38 },
  end: { key: 'End', code: 35 },
  home: { key: 'Home', code: 36 },
  pageDown: { key: 'PageDown', code: 34 },
  pageUp: { key: 'PageUp', code: 33 },
} satisfies Record<string, WalkKey>;
export const withControl = (key: WalkKey): WalkKey => ({ ...key, modifiers: 2 });
export const withShift = (key: WalkKey): WalkKey => ({
  ...key,
  modifiers: (key.modifiers ?? 0) + 8,
});

/** Presses all of them and tells where the caret was after each. */
export async function walk(
  page: Page,
  keyboard: CDPSession,
  presses: WalkKey[],
): Promise<string[]> {
  await page.evaluate(() => {
    window.walked = [];
  });
  for (let at = 0; at < presses.length; at += 200) {
    await Promise.all(
      presses.slice(at, at + 200).flatMap(({ key, code, modifiers = 0 }) =>
        (['rawKeyDown', 'keyUp'] as const).map((type) =>
          keyboard.send('Input.dispatchKeyEvent', {
            type,
            key,
            code: key,
            modifiers,
            windowsVirtualKeyCode: code,
          }),
        ),
      ),
    );
  }
  return page.evaluate(() => window.walked);
}

/** Every place where a caret can be, in order. */
export function allPlaces(doc: Node): string[] {
  const places: string[] = [];
  const between = (pos: number) => {
    if (isGap(doc.resolve(pos))) places.push(`g${pos}`);
  };
  const visit = (node: Node, start: number) => {
    if (node.isTextblock) {
      places.push(...placesInText(node, start));
      return;
    }
    node.forEach((child, offset) => {
      const pos = start + offset;
      between(pos);
      const isStop = child.isAtom || child.type.name === 'photo';
      if (isStop && NodeSelection.isSelectable(child)) places.push(`n${pos}`);
      if (!child.isLeaf) visit(child, pos + 1);
    });
    between(start + node.content.size);
  };
  visit(doc, 0);
  return places;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function placesInText(node: Node, start: number): string[] {
  const places = [`t${start}`];
  node.forEach((child, offset) => {
    const pos = start + offset;
    if (!child.isText) {
      if (NodeSelection.isSelectable(child)) places.push(`n${pos}`);
      places.push(`t${pos + child.nodeSize}`);
      return;
    }
    for (const { index, segment } of segmenter.segment(child.text ?? '')) {
      places.push(`t${pos + index + segment.length}`);
    }
  });
  return places;
}

/** A place in words, for who reads a failure: `t12 in pullQuote > quoteText "Pu|"`. */
export function inWords(doc: Node, place: string | undefined): string {
  if (place === undefined) return 'nowhere';
  const $pos = doc.resolve(Number.parseInt(place.slice(1), 10));
  const around: string[] = [];
  for (let depth = 1; depth <= $pos.depth; depth++) around.push($pos.node(depth).type.name);
  const text = (from: number, to: number) => $pos.parent.textBetween(from, to, '', '*');
  const shown = $pos.parent.isTextblock
    ? `"${text(0, $pos.parentOffset)}|${text($pos.parentOffset, $pos.parent.content.size)}"`
    : `between ${$pos.nodeBefore?.type.name} and ${$pos.nodeAfter?.type.name}`;
  return `${place} in ${around.join(' > ')} ${shown}`;
}

/** The first step that went elsewhere, in words; undefined where every step is as expected. */
export function firstStray(doc: Node, walked: string[], expected: string[]): string | undefined {
  const at = expected.findIndex((place, step) => walked[step] !== place);
  if (at === -1) return undefined;
  const [before, now, due] = [walked[at - 1], walked[at], expected[at]].map((p) => inWords(doc, p));
  return `step ${at}, from ${before}: came to ${now} instead of ${due}`;
}
