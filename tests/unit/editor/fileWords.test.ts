import { describe, expect, it } from 'vitest';
import type { EditorContext } from '../../../renderer/editor/editorContext.ts';
import type { AddedAsset } from '../../../renderer/editor/editorHandle.ts';
import { chooseWords, takeBack } from '../../../renderer/editor/photos/fileWords.ts';
import { insertPhotos } from '../../../renderer/editor/photos/insertPhotos.ts';
import { placePhoto } from '../../../renderer/editor/photos/placePhoto.ts';
import { assetFromFile } from '../../../shared/article/assetFromFile.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { photoSays } from '../../../shared/article/photoSays.ts';
import { context, Desk } from './desk.ts';
import { article, p } from './write.ts';

const says = photoSays(
  {
    XMP: { caption: 'The quay at dawn', creator: 'Ines Vole', alt: 'An empty quay' },
    IPTC: { caption: 'Quay, early', creditLine: 'TWN' },
  },
  true,
);
const bare: Asset = {
  type: 'image',
  src: `media/${'ab'.repeat(32)}.jpg`,
  mimeType: 'image/jpeg',
  width: 1200,
  height: 800,
};

/** A newsroom that has the photo at once, and an article that keeps its asset. */
function newsroom(known?: Asset) {
  const fromFile = known ? undefined : assetFromFile(says);
  const added: AddedAsset = {
    assetId: 'a1',
    asset: known ?? { ...bare, ...fromFile },
    says,
    fromFile,
  };
  const assets: Record<string, Asset> = { a1: added.asset };
  const here: EditorContext = {
    ...context({
      url: () => Promise.resolve('blob:x'),
      about: () => Promise.resolve({ bytes: 1, says }),
      add: () => Promise.resolve(added),
    }),
    assetSteps: (id, change) => {
      const before = assets[id];
      assets[id] = JSON.parse(JSON.stringify({ ...before, ...change }));
      return [new MetadataStep(['assets', id], before, assets[id])];
    },
  };
  here.photos.setAssets(assets);
  return { here, assets };
}
const file = new File(['bytes'], 'quay.jpg', { type: 'image/jpeg' });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const idOf = (desk: Desk) => String(desk.state.doc.lastChild?.lastChild?.attrs.id);

describe('what a photo’s file says', () => {
  it('fills what is empty, in one step with the photo', async () => {
    const desk = new Desk(article([p('Words|')]));
    const before = desk.json;
    const { here, assets } = newsroom();
    insertPhotos(desk.view, [file], here);
    await settled();
    expect(desk.shown).toBe('p(Words) photo(caption(The quay at dawn|) credit(Ines Vole/TWN))');
    expect(assets.a1).toMatchObject({
      alt: 'An empty quay',
      credit: { creator: 'Ines Vole', organization: 'TWN' },
    });
    expect(here.photos.offered(idOf(desk))).toMatchObject({
      words: { caption: 'The quay at dawn', credit: 'Ines Vole/TWN' },
      conflicts: ['caption'],
      location: true,
    });
    const filled = desk.json;
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
    desk.press('Mod-Shift-z');
    expect(desk.json).toEqual(filled);
  });

  it('never goes over what somebody wrote while it was being read', async () => {
    const desk = new Desk(article([p('Words|')]));
    const { here } = newsroom();
    insertPhotos(desk.view, [file], here);
    desk.type('Mine');
    await settled();
    expect(desk.shown).toBe('p(Words) photo(caption(Mine|) credit(Ines Vole/TWN))');
    expect(here.photos.offered(idOf(desk))?.words).toEqual({ credit: 'Ines Vole/TWN' });
  });

  it('leaves an asset alone that the article has already', async () => {
    const desk = new Desk(article([p('Words|')]));
    const { here, assets } = newsroom({ ...bare, alt: 'Ours', credit: { line: 'Our credit' } });
    insertPhotos(desk.view, [file], here);
    await settled();
    expect(assets.a1?.alt).toBe('Ours');
    expect(desk.shown).toBe('p(Words) photo(caption(The quay at dawn|) credit(Our credit))');
  });

  it('is taken back in one step, except for what was changed since', async () => {
    const desk = new Desk(article([p('Words|')]));
    const { here, assets } = newsroom();
    insertPhotos(desk.view, [file], here);
    await settled();
    desk.type('!');
    const before = desk.json;
    const id = idOf(desk);
    takeBack(desk.view, id, here);
    expect(desk.shown).toBe('p(Words) photo(caption(The quay at dawn!|) credit())');
    expect(assets.a1?.alt).toBeUndefined();
    expect(assets.a1?.credit).toBeUndefined();
    expect(here.photos.offered(id)).toBeUndefined();
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });

  it('that another place in the file says is chosen, over what stands there', async () => {
    const desk = new Desk(article([p('Words|')]));
    const { here, assets } = newsroom();
    insertPhotos(desk.view, [file], here);
    await settled();
    const id = idOf(desk);
    chooseWords(desk.view, id, here, 'caption', 'Quay, early');
    expect(desk.shown).toBe('p(Words) photo(caption(Quay, early|) credit(Ines Vole/TWN))');
    here.photos.setAssets({ ...assets });
    chooseWords(desk.view, id, here, 'creator', 'Tam Orr');
    expect(desk.shown).toBe('p(Words) photo(caption(Quay, early|) credit(Tam Orr/TWN))');
    expect(assets.a1?.credit?.creator).toBe('Tam Orr');
    desk.press('Mod-z', 'Mod-z');
    expect(desk.shown).toContain('caption(The quay at dawn');
  });

  it('does not replace words, layout or anything but the picture and its crop', async () => {
    const crop = { x: 0, y: 0, width: 0.5, height: 1 };
    const attrs = { id: 'ph', asset: 'old', layout: 'wide', crop };
    const text = (words: string) => [{ type: 'text', text: words }];
    const desk = new Desk(
      article([
        {
          type: 'photo',
          attrs,
          content: [{ type: 'caption', content: text('Ours') }, { type: 'credit' }],
        },
      ]),
    );
    const before = desk.json;
    const { here } = newsroom();
    here.photos.add(file, placePhoto(desk.view, 'ph', here));
    await settled();
    expect(desk.shown).toBe('photo(caption(Ours) credit(Ines Vole/TWN))');
    expect(desk.state.doc.lastChild?.firstChild?.attrs).toMatchObject({
      asset: 'a1',
      layout: 'wide',
      crop: null,
    });
    desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });
});
