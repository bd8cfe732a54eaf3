import type { NodeJson } from '../../../shared/article/model.ts';

/** Documents in a few letters. `|` in a text marks the caret. */

const words = (text: string): NodeJson[] => (text === '' ? [] : [{ type: 'text', text }]);
const holder =
  (type: string, attrs?: Record<string, unknown>) =>
  (...content: NodeJson[]): NodeJson => ({ type, ...(attrs && { attrs }), content });
const line =
  (type: string, attrs?: Record<string, unknown>) =>
  (text = '', id?: string): NodeJson => ({
    type,
    attrs: { ...attrs, ...(id && { id }) },
    content: words(text),
  });

export const p = line('paragraph');
export const h2 = line('heading', { level: 2 });
export const h3 = line('heading', { level: 3 });
export const h4 = line('heading', { level: 4 });
export const li = holder('listItem');
export const ul = holder('bulletList');
export const ol = holder('orderedList');
export const by = line('attribution');
export const bq = holder('blockquote');
export const pq = (quote = '', speaker = ''): NodeJson =>
  holder('pullQuote')(line('quoteText')(quote), by(speaker));
export const photo = (caption = '', credit = '', asset = 'a1'): NodeJson =>
  holder('photo', { asset })(line('caption')(caption), line('credit')(credit));
export const gallery = (caption = '', ...photos: NodeJson[]): NodeJson =>
  holder('gallery')(...photos, line('caption')(caption));
export const title = line('title');
export const link = (text = '', href = ''): NodeJson => line('relatedLink', { href })(text);
export const links = (name = '', ...all: NodeJson[]): NodeJson =>
  holder('relatedLinks')(title(name), ...all);
/** Cells of one paragraph each; a word with `*` in front heads. */
export const table = (...rows: (string | NodeJson)[][]): NodeJson =>
  holder('table')(...rows.map((cells) => holder('tableRow')(...cells.map(cell))));
const cell = (words: string | NodeJson): NodeJson => {
  if (typeof words !== 'string') return words;
  const name = words.startsWith('*') ? 'tableHeader' : 'tableCell';
  return holder(name)(p(words.replace(/^\*/, '')));
};
export const wide = (words: string, colspan: number, rowspan = 1): NodeJson => ({
  ...cell(words),
  attrs: { colspan, rowspan },
});
export const box = (name = '', ...blocks: NodeJson[]): NodeJson =>
  holder('factbox')(title(name), ...blocks);
export const note = holder('note');
export const hr = (): NodeJson => ({ type: 'divider' });
export const selected = (node: NodeJson): NodeJson => ({
  ...node,
  attrs: { ...node.attrs, marked: true },
});

export const article = (
  body: NodeJson[],
  { kicker = '', headline = '', standfirst = '' } = {},
): NodeJson => ({
  type: 'doc',
  content: [
    line('kicker')(kicker),
    line('headline')(headline),
    line('standfirst')(standfirst),
    { type: 'body', content: body },
  ],
});
