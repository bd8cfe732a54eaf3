import { commandTitle } from '../../desk/commandTitle.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import type { EditorCommandId } from '../editorHandle.ts';

export interface SlashItem {
  id: EditorCommandId;
  readonly title: string;
  /** What it is for, in a few words. */
  about: string;
  /** Other words people look for it by. */
  synonyms: string[];
}

const item = (id: EditorCommandId, about: string, ...synonyms: string[]): SlashItem => ({
  id,
  get title() {
    return commandTitle(id).replace(/…$/, '');
  },
  about,
  synonyms,
});

/** What is alike stands together. */
export const slashItems: SlashItem[] = [
  item('photo', 'With caption and credit', 'image', 'picture', 'figure', 'img'),
  item('gallery', 'Several photos together', 'images', 'pictures', 'slideshow', 'carousel'),
  item('pullQuote', 'Words lifted out of the story', 'callout', 'quote'),
  item('subhead', 'Starts a part of the story', 'heading', 'crosshead', 'h2', 'title'),
  item('minorSubhead', 'A part of a part', 'heading', 'h3'),
  item('smallSubhead', 'A part of a smaller part', 'heading', 'h4'),
  item('bulletList', 'Points in no order', 'ul', 'unordered', 'points'),
  item('orderedList', 'Steps or ranks', 'ol', 'ordered', 'steps'),
  item('blockquote', 'Somebody’s words at length', 'citation', 'quotation'),
  item('table', 'Rows and columns', 'grid', 'spreadsheet', 'cells', 'columns', 'rows'),
  item('factbox', 'Background in a box', 'fact box', 'sidebar', 'box', 'explainer', 'callout'),
  item('relatedLinks', 'Where to read on', 'more', 'links', 'see also', 'read more', 'url'),
  item('embed', 'A video, post, chart or map', 'video', 'youtube', 'tweet', 'post', 'map', 'chart'),
  item('divider', 'A pause in the story', 'line', 'rule', 'hr', 'separator', 'break'),
  item('note', 'Never published', 'comment', 'desk', 'internal', 'memo'),
  item('correction', 'What was put right', 'clarification', 'update'),
  item('paragraph', 'Plain text', 'text', 'body'),
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
    else if (each.synonyms.some((synonym) => startsAWord(synonym, wanted))) bySynonym.push(each);
  }
  return [...byName, ...bySynonym];
}

const startsAWord = (name: string, wanted: string) =>
  name.startsWith(wanted) ||
  name.includes(` ${wanted}`) ||
  name.replace(/ /g, '').startsWith(wanted);
