import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { TextCommandId } from '../../../renderer/editor/editorHandle.ts';
import { insertGallery, insertPhotos } from '../../../renderer/editor/photos/insertPhotos.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { context, Desk } from './desk.ts';
import { article, gallery, p, photo, selected } from './write.ts';

const one = photo('One', 'A');
const two = photo('Two', '');
const file = (name: string) => new File(['bytes'], name, { type: 'image/png' });

type Case = [what: string, body: NodeJson[], does: TextCommandId | string[], then: string];

const cases: Case[] = [
  [
    'selected photos become a gallery, and the empty line between them goes',
    [p('x'), photo('|One', 'A'), p(''), photo('Two|', ''), p('y')],
    'makeGallery',
    'p(x) gallery(^photo(caption(One) credit(A)) photo(caption(Two) credit()) caption()) p(y)',
  ],
  [
    'one selected photo takes its neighbours along',
    [one, selected(photo('Mid', '')), gallery('All', two), p('y')],
    'makeGallery',
    'gallery(^photo(caption(One) credit(A)) photo(caption(Mid) credit()) photo(caption(Two) credit()) caption(All)) p(y)',
  ],
  [
    'captions of joined galleries stay, one after the other',
    [gallery('First|', one), gallery('Second', two)],
    'makeGallery',
    'gallery(^photo(caption(One) credit(A)) photo(caption(Two) credit()) caption(First Second))',
  ],
  [
    'a photo comes out behind its gallery',
    [gallery('All', photo('One|', 'A'), two), p('y')],
    'photoOutOfGallery',
    'gallery(photo(caption(Two) credit()) caption(All)) ^photo(caption(One) credit(A)) p(y)',
  ],
  [
    'the last photo comes out in place of the gallery, whose caption becomes a paragraph',
    [p('x'), gallery('All', photo('One|', 'A')), p('y')],
    'photoOutOfGallery',
    'p(x) ^photo(caption(One) credit(A)) p(All) p(y)',
  ],
  [
    'all photos come out of a gallery that is selected',
    [selected(gallery('All', one, two)), p('y')],
    'photoOutOfGallery',
    '^photo(caption(One) credit(A)) photo(caption(Two) credit()) p(All) p(y)',
  ],
  [
    'a photo moves among the photos of its gallery',
    [gallery('All', one, photo('Two|', ''))],
    'moveBlockUp',
    'gallery(photo(caption(Two|) credit()) photo(caption(One) credit(A)) caption(All))',
  ],
  [
    'the last one moves the whole gallery, not the caption',
    [gallery('All', one, selected(two)), p('y')],
    'moveBlockDown',
    'p(y) gallery(photo(caption(One) credit(A)) ^photo(caption(Two) credit()) caption(All))',
  ],
  [
    'a deleted photo leaves the others',
    [gallery('All', selected(one), two)],
    ['Delete'],
    'gallery(photo(caption(|Two) credit()) caption(All))',
  ],
  [
    'the last photo takes its gallery with it; what was said about all stays',
    [p('x'), gallery('All', selected(one)), p('y')],
    ['Backspace'],
    'p(x) p(|All) p(y)',
  ],
  [
    'a gallery of nothing else goes whole',
    [p('x'), gallery('', selected(one)), p('y')],
    ['Delete'],
    'p(x|) p(y)',
  ],
  [
    'and leaves a line to write in where it was everything',
    [gallery('', selected(one))],
    ['Delete'],
    'p(|)',
  ],
  [
    'an empty photo goes with a press of Backspace, and the gallery with it',
    [p('x'), gallery('', photo('|', '', '')), p('y')],
    ['Backspace'],
    'p(x|) p(y)',
  ],
  [
    'Enter leads from photo to photo, to the caption of all, and out',
    [gallery('', photo('One', 'A|'), two)],
    ['Enter', 'Enter', 'Enter', 'Enter'],
    'gallery(photo(caption(One) credit(A)) photo(caption(Two) credit()) caption()) p(|)',
  ],
  [
    'the arrow stops at each photo of it',
    [p('x|'), gallery('', photo('', ''), two)],
    ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'],
    'p(x) gallery(photo(caption() credit()) ^photo(caption(Two) credit()) caption())',
  ],
];

describe('a gallery', () => {
  for (const [what, body, does, then] of cases) {
    it(what, () => {
      const desk = new Desk(article(body));
      const before = desk.json;
      if (Array.isArray(does)) desk.press(...does);
      else expect(desk.run(does)).toBe(true);
      desk.state.doc.check();
      expect(desk.shown).toBe(then);
      const after = desk.json;
      while (desk.run('undo'));
      expect(desk.json).toEqual(before);
      while (desk.run('redo'));
      expect(desk.json).toEqual(after);
    });
  }

  it('of one photo with words beside it is not made of the words', () => {
    expect(new Desk(article([photo('|One', ''), p('x|')])).run('makeGallery')).toBe(false);
    expect(new Desk(article([gallery('|', one)])).run('makeGallery')).toBe(false);
    expect(new Desk(article([p('|x')])).run('photoOutOfGallery')).toBe(false);
  });

  it('gives its photos back one by one, however fast they were deleted', () => {
    const desk = new Desk(article([gallery('', selected(one), two)]));
    const before = desk.json;
    desk.press('Delete');
    const after = desk.json;
    const pos = desk.state.selection.$from.before(3);
    desk.dispatch(desk.state.tr.setSelection(NodeSelection.create(desk.state.doc, pos)));
    desk.press('Delete');
    expect(desk.shown).toBe('p(|)');
    desk.press('Mod-z');
    expect(desk.json).toEqual(after);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('is inserted with several files in one step, and takes more between its photos', () => {
    const desk = new Desk(article([p('Words|')]));
    const before = desk.json;
    insertGallery(desk.view, [file('a.png'), file('b.png')], context());
    expect(desk.shown).toBe(
      'p(Words) gallery(photo(caption(|) credit()) photo(caption() credit()) caption())',
    );
    const made = desk.json;
    const [, box] = desk.state.doc.lastChild?.content.content ?? [];
    const start = desk.state.doc.content.size - (box?.nodeSize ?? 0);
    const between = start + (box?.firstChild?.nodeSize ?? 0);
    insertPhotos(desk.view, [file('c.png')], context(), { from: between, to: between });
    expect(desk.state.doc.lastChild?.lastChild?.childCount).toBe(4);
    desk.state.doc.check();
    desk.press('Mod-z');
    expect(desk.json).toEqual(made);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('takes a pasted photo in behind the one that the caret is in', () => {
    const desk = new Desk(article([gallery('All', photo('One|', ''), two), p('y')]));
    insertPhotos(desk.view, [file('c.png')], context());
    expect(desk.shown).toBe(
      'gallery(photo(caption(One) credit()) photo(caption(|) credit()) photo(caption(Two) credit()) caption(All)) p(y)',
    );
  });

  it('is offered for several photos, and made in one step', () => {
    const desk = new Desk(article([p('Words|')]));
    let offer: (() => void) | undefined;
    const here = {
      ...context(),
      notice: (_message: string, action?: { run(): void }) => {
        offer = action?.run;
      },
    };
    insertPhotos(desk.view, [file('a.png')], here);
    expect(offer).toBeUndefined();
    insertPhotos(desk.view, [file('b.png'), file('c.png')], here);
    const before = desk.json;
    offer?.();
    expect(desk.state.doc.lastChild?.lastChild?.type.name).toBe('gallery');
    expect(desk.state.doc.lastChild?.lastChild?.childCount).toBe(3);
    expect(desk.state.selection).toBeInstanceOf(NodeSelection);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });
});
