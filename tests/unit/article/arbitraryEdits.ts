import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { childOf } from '../../../shared/article/text.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle, word } from '../formats/arbitraryArticle.ts';
import { block, text } from '../formats/build.ts';

/** One thing that a person, or another program, does to an article. Numbers are taken modulo. */
type Edit =
  | { kind: 'delete'; at: number }
  | { kind: 'move'; at: number; to: number }
  | { kind: 'add'; at: number; words: string; id: string | undefined }
  | { kind: 'rewrite'; at: number; words: string }
  | { kind: 'heading'; at: number }
  | { kind: 'dropIds' }
  | { kind: 'head'; part: 'kicker' | 'headline' | 'standfirst'; words: string }
  | { kind: 'field'; name: 'slug' | 'summary' | 'language'; value: string | undefined }
  | { kind: 'tag'; words: string }
  | { kind: 'byline'; words: string }
  | { kind: 'alt'; asset: 'harbour' | 'hall' | 'map'; words: string };

const at = fc.nat(20);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), at }),
  fc.record({ kind: fc.constant('move' as const), at, to: at }),
  fc.record({
    kind: fc.constant('add' as const),
    at,
    words: word,
    id: fc.option(fc.uuid(), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('rewrite' as const), at, words: word }),
  fc.record({ kind: fc.constant('heading' as const), at }),
  fc.record({
    kind: fc.constant('head' as const),
    part: fc.constantFrom('kicker' as const, 'headline' as const, 'standfirst' as const),
    words: word,
  }),
  fc.oneof(
    fc.record({
      kind: fc.constant('field' as const),
      name: fc.constantFrom('slug' as const, 'summary' as const),
      value: fc.option(word, { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('field' as const),
      name: fc.constant('language' as const),
      value: fc.constantFrom('de', 'fr'),
    }),
  ),
  fc.record({ kind: fc.constant('tag' as const), words: word }),
  fc.record({ kind: fc.constant('byline' as const), words: word }),
  fc.record({
    kind: fc.constant('alt' as const),
    asset: fc.constantFrom('harbour' as const, 'hall' as const, 'map' as const),
    words: word,
  }),
);
const edits = fc.array(edit, { maxLength: 6 });

/** Words that stand nowhere else, however often they are said. */
let said = 0;
const unique = (words: string) => `${words} ${++said}`;

function edited(article: Article, edits: readonly Edit[]): Article {
  const next = structuredClone(article);
  const body = childOf(next.content, 'body') as NodeJson & { content: NodeJson[] };
  const blocks = body.content;
  for (const one of edits) {
    switch (one.kind) {
      case 'delete':
        if (blocks.length > 1) blocks.splice(one.at % blocks.length, 1);
        break;
      case 'move': {
        const [moved] = blocks.splice(one.at % blocks.length, 1);
        if (moved) blocks.splice(one.to % (blocks.length + 1), 0, moved);
        break;
      }
      case 'add': {
        const added = block('paragraph', unique(one.words), one.id ? { id: one.id } : undefined);
        blocks.splice(one.at % (blocks.length + 1), 0, added);
        break;
      }
      case 'rewrite': {
        const found = blocks[one.at % blocks.length];
        const line = found && firstLine(found);
        if (line) line.content = [...(line.content ?? []), text(unique(one.words))];
        break;
      }
      case 'heading': {
        const found = blocks[one.at % blocks.length];
        if (found?.type === 'paragraph') {
          found.type = 'heading';
          found.content = (found.content ?? []).filter(({ type }) => type === 'text');
        }
        break;
      }
      case 'dropIds':
        dropIds(body);
        break;
      case 'head':
        Object.assign(childOf(next.content, one.part) ?? {}, {
          content: [text(unique(one.words))],
        });
        break;
      case 'field':
        if (one.value === undefined) delete next[one.name];
        else next[one.name] = one.name === 'language' ? one.value : unique(one.value);
        break;
      case 'tag':
        next.tags = [...(next.tags ?? []), { name: unique(one.words) }];
        break;
      case 'byline':
        next.byline = { ...next.byline, tagline: unique(one.words) };
        break;
      case 'alt':
        Object.assign(next.assets?.[one.asset] ?? {}, { alt: unique(one.words) });
        break;
    }
  }
  return next;
}

/** The first line of text in a block, where any text may be put. */
function firstLine(node: NodeJson): NodeJson | undefined {
  const lines = ['paragraph', 'heading', 'caption', 'title', 'quoteText', 'attribution'];
  if (lines.includes(node.type)) return node;
  for (const child of node.content ?? []) {
    const found = firstLine(child);
    if (found) return found;
  }
  return undefined;
}

function dropIds(node: NodeJson) {
  if (node.attrs) delete node.attrs.id;
  for (const child of node.content ?? []) dropIds(child);
}

/** An article and what became of it on two sides; `theirs` perhaps through a program without ids. */
export const twoSides: fc.Arbitrary<{ base: Article; mine: Article; theirs: Article }> = fc
  .tuple(arbitraryArticle(), edits, edits, fc.boolean())
  .map(([base, here, there, plain]) => ({
    base,
    mine: edited(base, here),
    theirs: edited(base, plain ? [...there, { kind: 'dropIds' }] : there),
  }));

/** An article and what became of it, every id kept. */
export const oneSide: fc.Arbitrary<{ base: Article; edited: Article }> = fc
  .tuple(arbitraryArticle(), edits)
  .map(([base, made]) => ({ base, edited: edited(base, made) }));
