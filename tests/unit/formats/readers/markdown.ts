import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { parseDocument } from 'yaml';
import type { Article } from '../../../../shared/article/model.ts';
import { clean } from '../../../../shared/formats/cleanText.ts';
import { type Reader, wordsIn } from './reader.ts';

/** micromark for the text, `yaml` for the front matter. */
export const markdown: Reader = {
  words({ text }, article) {
    const { fields, body } = divided(text);
    const title = String(fields.title ?? '');
    const { children } = parsed(body);
    const footer = hasFooter(article)
      ? children.findLastIndex(({ type }) => type === 'thematicBreak')
      : children.length;
    return [
      // Without a headline the title is another one, or the file's name.
      ...(hasHeadline(article) ? wordsIn(title) : []),
      ...textOf(parsed(String(fields.kicker ?? ''))),
      ...textOf(parsed(String(fields.standfirst ?? ''))),
      ...textOf({ type: 'root', children: children.slice(0, footer) }),
    ];
  },
  complaints({ text }, article) {
    const { errors, fields } = divided(text);
    const wrong = fields.id === article.id ? [] : [`id is ${fields.id}`];
    return [...errors, ...wrong];
  },
};

function divided(text: string) {
  const found = /^---\n(.*?\n)---\n(.*)$/s.exec(text);
  // YAML 1.1 is what Hugo's and Jekyll's parsers go by.
  const document = parseDocument(found?.[1] ?? 'none: [', { version: '1.1' });
  const errors = [...document.errors, ...document.warnings].map(({ message }) => message);
  return {
    errors,
    fields: document.toJS() as Record<string, unknown>,
    body: found?.[2] ?? '',
  };
}

const parsed = (text: string): Root =>
  fromMarkdown(text, {
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  });

const inline = new Set(['text', 'strong', 'emphasis', 'delete', 'link', 'html']);

/** A dash before a name in a quote is ours. */
function textOf(node: Nodes): string[] {
  const collect = (one: Nodes, parent?: Nodes): string => {
    if (one.type === 'text') {
      const first = parent?.type === 'paragraph' && parent.children[0] === one;
      return first ? one.value.replace(/^— /, '') : one.value;
    }
    if (one.type === 'break') return ' ';
    // Tags around words; nothing else may be HTML.
    if (one.type === 'html')
      return /^<\/?(?:u|sup|sub)>$/.test(one.value) ? '' : ` HTML:${one.value} `;
    if (one.type === 'code' || one.type === 'inlineCode') return ` CODE:${one.value} `;
    const inside =
      'children' in one ? one.children.map((child) => collect(child, one)).join('') : '';
    return inline.has(one.type) ? inside : ` ${inside} `;
  };
  return wordsIn(collect(node));
}

const says = (words: string | undefined) => clean(words ?? '').trim() !== '';

export const hasHeadline = ({ content }: Article) =>
  (content.content?.[1]?.content ?? []).some(
    ({ text, marks }) => says(text) && !marks?.some(({ type }) => type === 'inlineNote'),
  );

export const hasFooter = ({ byline, rights, corrections }: Article) =>
  says(byline?.tagline) ||
  says(rights?.notice) ||
  (corrections ?? []).some(({ text }) => says(text));
