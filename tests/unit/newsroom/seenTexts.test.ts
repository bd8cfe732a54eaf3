import { expect, it } from 'vitest';
import { checkedText } from '../../../electron/newsroom/articles/articleBytes.ts';
import { SeenTexts } from '../../../electron/newsroom/history/seenTexts.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { headlineOf } from '../../../shared/article/text.ts';
import { articleWith } from './articleWith.ts';

function textOf(headline: string) {
  const article = articleWith({ headline });
  const bytes = serialise(article);
  const seen = {
    bytes,
    revision: revisionOf(bytes),
    modified: new Date(0),
    reason: 'saved' as const,
  };
  return { ...seen, text: checkedText(article) };
}

it('knows the bytes of every file, and documents and earlier texts of those written in last', () => {
  const seen = new SeenTexts();
  const files = Array.from({ length: 40 }, (_, number) => `${number}.stet`);
  for (const file of files)
    for (const turn of ['before', 'now']) seen.see(file, textOf(`${file} ${turn}`));
  const atHand = files.filter((file) => seen.last(file)?.text);
  expect(atHand).toEqual(files.slice(-8));
  for (const file of files) {
    const said = (turn: string) => seen.saidAt(textOf(`${file} ${turn}`).revision);
    // What somebody else writes over can be kept.
    expect(seen.last(file)).toMatchObject({ reason: 'saved', bytes: textOf(`${file} now`).bytes });
    const now = said('now');
    expect(now && headlineOf(now.content)).toBe(`${file} now`);
    expect(said('before') !== undefined).toBe(atHand.includes(file));
  }
});

it('has at hand what is written in again, also under another name', () => {
  const seen = new SeenTexts();
  seen.see('pier.stet', textOf('Pier'));
  seen.moved('pier.stet', 'quay.stet');
  for (const number of Array.from({ length: 20 }, (_, each) => each)) {
    seen.see(`${number}.stet`, textOf(`${number}`));
    seen.change('quay.stet', textOf('Pier').revision, (last) => ({ ...last, ahead: 'coming' }));
  }
  expect(seen.last('quay.stet')?.text).toBeDefined();
});
