// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { leavePlace, placeIn } from '../../../renderer/app/article/places.ts';
import { Desk } from '../editor/desk.ts';
import { article, p, photo, selected } from '../editor/write.ts';

/** Leaves an article with what is selected in it. */
function leave(body: Parameters<typeof article>[0]) {
  const { state } = new Desk(article(body));
  leavePlace({ open: () => ({ file: 'vote' }), editor: () => ({ editor: { state } }) } as never);
  const place = placeIn('vote');
  return place === undefined ? undefined : state.doc.resolve(place);
}

beforeEach(() => localStorage.clear());

test('the caret is found again', () => {
  expect(leave([p('One'), p('Two|')])?.parent.textContent).toBe('Two');
});

test('of a photo that is selected it is the photo, and not what stands behind it', () => {
  expect(leave([p('One'), selected(photo('Quay', '')), p('Two')])?.nodeAfter?.type.name).toBe(
    'photo',
  );
});
