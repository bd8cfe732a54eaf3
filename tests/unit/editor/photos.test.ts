import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import type { AddedAsset } from '../../../renderer/editor/editorHandle.ts';
import { insertPhotos } from '../../../renderer/editor/photos/insertPhotos.ts';
import { photoCommands } from '../../../renderer/editor/photos/photoCommands.ts';
import { Photos } from '../../../renderer/editor/photos/photos.ts';
import { placePhoto } from '../../../renderer/editor/photos/placePhoto.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { context, Desk } from './desk.ts';
import { article, p } from './write.ts';

const asset: Asset = {
  type: 'image',
  src: `media/${'ab'.repeat(32)}.png`,
  mimeType: 'image/png',
  width: 3,
  height: 2,
};
const file = (name: string, type = 'image/png') => new File(['bytes'], name, { type });

/** A newsroom that takes photos in when it is told to. */
function slowSource() {
  const asked: { resolve(id: string): void; reject(why: string): void; signal: AbortSignal }[] = [];
  return {
    asked,
    url: () => Promise.resolve('blob:x'),
    about: () => Promise.reject(new Error('not asked here')),
    add: (_file: Blob, { signal }: { signal: AbortSignal }) =>
      new Promise<AddedAsset>((resolve, reject) => {
        asked.push({
          resolve: (assetId) => resolve({ assetId, asset }),
          reject: (why) => reject(new Error(why)),
          signal,
        });
      }),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('photos on their way in', () => {
  it('are blocks at once, and undo takes a block away whole, picture and all', async () => {
    const source = slowSource();
    const desk = new Desk(article([p('Words|', 'first')]));
    const before = desk.json;
    insertPhotos(desk.view, [file('a.png'), file('b.png')], context(source));
    expect(desk.shown).toBe('p(Words) photo(caption(|) credit()) photo(caption() credit())');
    source.asked[1]?.resolve('two');
    source.asked[0]?.resolve('one');
    await settled();
    const assets = desk.state.doc.lastChild?.content.content.map(({ attrs }) => attrs.asset);
    expect(assets).toEqual([undefined, 'one', 'two']);
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
    desk.press('Mod-Shift-z');
    expect(desk.state.doc.lastChild?.child(1).attrs.asset).toBe('one');
  });

  it('that replace a picture are a step of their own', async () => {
    const source = slowSource();
    const here = context(source);
    const desk = new Desk(
      article([
        {
          type: 'photo',
          attrs: { id: 'ph', asset: 'old' },
          content: [{ type: 'caption' }, { type: 'credit' }],
        },
      ]),
    );
    here.photos.add(file('new.png'), placePhoto(desk.view, 'ph', here));
    source.asked[0]?.resolve('new');
    await settled();
    expect(desk.state.doc.lastChild?.firstChild?.attrs.asset).toBe('new');
    desk.press('Mod-z');
    expect(desk.state.doc.lastChild?.firstChild?.attrs.asset).toBe('old');
  });

  it('that fail say why and can be tried again', async () => {
    const source = slowSource();
    const photos = new Photos(source);
    const done: string[] = [];
    const place = { blockId: 'ph', done: ({ assetId }: AddedAsset) => done.push(assetId) };
    photos.add(file('a.png'), place);
    source.asked[0]?.reject('The disk is full.');
    await settled();
    expect(photos.upload('ph')?.failure).toBe('The disk is full.');
    photos.retry(place);
    expect(photos.upload('ph')?.failure).toBeUndefined();
    source.asked[1]?.resolve('one');
    await settled();
    expect(done).toEqual(['one']);
    expect(photos.upload('ph')).toBeUndefined();
  });

  it('that are cancelled never arrive', async () => {
    const source = slowSource();
    const photos = new Photos(source);
    const done: string[] = [];
    photos.add(file('a.png'), {
      blockId: 'ph',
      done: ({ assetId }: AddedAsset) => done.push(assetId),
    });
    photos.cancel('ph');
    expect(source.asked[0]?.signal.aborted).toBe(true);
    source.asked[0]?.resolve('late');
    await settled();
    expect(done).toEqual([]);
  });

  it('of another document never land in this one', async () => {
    const source = slowSource();
    const here = context(source);
    const desk = new Desk(article([p('|')]));
    insertPhotos(desk.view, [file('a.png')], here);
    here.photos.forgetUploads();
    source.asked[0]?.resolve('late');
    await settled();
    expect(desk.state.doc.lastChild?.firstChild?.attrs.asset).toBe('');
  });

  it('that are no photos are told by name, and nothing is inserted', () => {
    const said: string[] = [];
    const desk = new Desk(article([p('|')]));
    const here = { ...context(slowSource()), notice: (message: string) => said.push(message) };
    expect(
      insertPhotos(desk.view as EditorView, [file('notes.pdf', 'application/pdf')], here),
    ).toBe(false);
    expect(said).toEqual(['“notes.pdf” is neither a photo nor a text file.']);
    expect(desk.shown).toBe('p(|)');
  });
});

describe('what asks about a photo', () => {
  const photo = (id: string, credit: string) => ({
    type: 'photo',
    attrs: { id, asset: 'a' },
    content: [{ type: 'caption' }, { type: 'credit', content: [{ type: 'text', text: credit }] }],
  });
  function ask(id: string, credit: string) {
    const here = context(slowSource());
    here.photos.setAssets({ a: asset });
    const desk = new Desk(article([photo(id, credit)]));
    photoCommands(here).altText(desk.state, desk.view.dispatch, desk.view);
    return { desk, about: here.overlays.getState().altText };
  }

  it('leaves the caret in the words under it', () => {
    const { desk, about } = ask('ph', 'Mara| Lind');
    expect(desk.shown).toBe('photo(caption() credit(Mara| Lind))');
    expect(about).toBe('ph');
  });

  it('finds one that had no name', () => {
    const { desk, about } = ask('', 'Mara| Lind');
    expect(desk.shown).toBe('photo(caption() credit(Mara| Lind))');
    expect(about).toBe(desk.state.doc.lastChild?.firstChild?.attrs.id);
    expect(about).toBeTruthy();
  });
});
