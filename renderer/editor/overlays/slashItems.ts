import { plainTitle } from '../../desk/commandTitle.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { otherWords } from '../../desk/otherWords.ts';
import type { EditorCommandId } from '../editorHandle.ts';

export interface SlashItem {
  id: EditorCommandId;
  readonly title: string;
  /** What it is for, in a few words. */
  about: string;
}

const item = (id: EditorCommandId, about: string): SlashItem => ({
  id,
  get title() {
    return plainTitle(id);
  },
  about,
});

/** What is alike stands together. */
export const slashItems: SlashItem[] = [
  item('photo', 'With caption and credit'),
  item('gallery', 'Several photos together'),
  item('pullQuote', 'Words lifted out of the story'),
  item('subhead', 'Starts a part of the story'),
  item('minorSubhead', 'A part of a part'),
  item('smallSubhead', 'A part of a smaller part'),
  item('bulletList', 'Points in no order'),
  item('orderedList', 'Steps or ranks'),
  item('blockquote', 'Somebody’s words at length'),
  item('table', 'Rows and columns'),
  item('factbox', 'Background in a box'),
  item('relatedLinks', 'Where to read on'),
  item('embed', 'A video, post, chart or map'),
  item('divider', 'A pause in the story'),
  item('note', 'Never published'),
  item('correction', 'What was put right'),
  item('paragraph', 'Plain text'),
];

/** Items that the typed words mean: the start of a word of the name or of a synonym. */
export function findSlashItems(query: string): SlashItem[] {
  const wanted = query.trim().toLowerCase();
  const { hidden } = deskSettings().blocks;
  const offered = slashItems.filter(({ id }) => !hidden.includes(id));
  if (wanted === '') return offered;
  const byName: SlashItem[] = [];
  const bySynonym: SlashItem[] = [];
  for (const each of offered) {
    if (startsAWord(each.title.toLowerCase(), wanted)) byName.push(each);
    else if (otherWords[each.id]?.some((word) => startsAWord(word, wanted))) bySynonym.push(each);
  }
  return [...byName, ...bySynonym];
}

const startsAWord = (name: string, wanted: string) =>
  name.startsWith(wanted) ||
  name.includes(` ${wanted}`) ||
  name.replace(/ /g, '').startsWith(wanted);
