import { NodeSelection, Selection } from '@tiptap/pm/state';
import type { Held } from './held.ts';

/** Where the caret was in articles that are open no more, by their files. */
const key = 'stet-places';
const most = 100;

function all(): [file: string, pos: number][] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]');
  } catch {
    return [];
  }
}

/** The first time that a page asks, the browser has to fetch them, and the page to wait: not at a click. */
export const fetchPlaces = () => requestIdleCallback(all);

export const placeIn = (file: string) => all().find(([known]) => known === file)?.[1];

/** For whoever opens it again. Nobody was there yet where the caret is still at the beginning. */
export function leavePlace(held: Held) {
  const file = held.open()?.file;
  const state = held.editor()?.editor.state;
  if (file === undefined || !state) return;
  const { selection, doc } = state;
  if (selection.eq(Selection.atStart(doc))) return;
  // What is behind a selected block is the next one.
  keepPlace(file, selection instanceof NodeSelection ? selection.from : selection.head);
}

function keepPlace(file: string, pos: number) {
  const others = all().filter(([known]) => known !== file);
  try {
    localStorage.setItem(key, JSON.stringify([[file, pos], ...others].slice(0, most)));
  } catch {
    // Storage can be switched off.
  }
}
