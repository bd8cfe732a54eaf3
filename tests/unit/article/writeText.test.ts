import { Fragment, type Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { ArticleError } from '../../../shared/article/articleError.ts';
import { articleOfText, isSameText } from '../../../shared/article/articleText.ts';
import {
  type ChangedBlocks,
  changedSince,
  isDocument,
} from '../../../shared/article/changedBlocks.ts';
import { limits } from '../../../shared/article/limits.ts';
import type { Article } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { textOfArticle, textOfFile, writeText } from '../../../shared/article/writeText.ts';
import fc from '../../fastCheck.ts';
import { arbitraryArticle } from '../formats/arbitraryArticle.ts';
import { articleWith } from '../newsroom/articleWith.ts';
import { fullArticle } from './samples.ts';

const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** As the editor would: a word at the end of a block of the body that takes text. */
function typed(doc: Node, at: number): Node {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) places.push(position + 1);
  });
  const place = places[at % places.length] ?? 1;
  return new Transform(doc).insert(place, articleSchema.text('more ')).doc;
}

interface Change {
  at: number;
  to: number;
  kind: 'type' | 'insert' | 'remove' | 'move';
}

function changed(doc: Node, { at, to, kind }: Change): Node {
  if (kind === 'type') return typed(doc, at);
  const body = doc.lastChild as Node;
  const blocks = [...body.children];
  const [from, place] = [at % blocks.length, to % blocks.length];
  const [block] = kind === 'insert' ? [] : blocks.splice(from, 1);
  if (kind === 'move') blocks.splice(place, 0, block as Node);
  if (kind === 'insert' || blocks.length === 0) {
    blocks.splice(place, 0, articleSchema.nodes.paragraph.create(null, articleSchema.text('New')));
  }
  return doc.copy(
    Fragment.fromArray([...doc.children.slice(0, -1), body.copy(Fragment.fromArray(blocks))]),
  );
}

describe('an article written by its blocks', () => {
  it('has the bytes that it has as a whole, also after it was changed', () => {
    fc.assert(
      fc.property(arbitraryArticle(), fc.array(fc.nat(), { maxLength: 4 }), (article, places) => {
        let text = textOfArticle(article);
        for (const at of [-1, ...places]) {
          if (at >= 0) text = { ...text, doc: typed(text.doc, at) };
          const bytes = writeText(text);
          expect(read(bytes)).toBe(read(serialise(articleOfText(text))));
          expect(isSameText(textOfFile(parse(bytes)), text)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what no release knows', () => {
    const file = read(serialise(articleWith({ body: ['One', 'Two'] })));
    const strange = file
      .replace('"type": "body",', '"type": "body", "later": 12345678901234567890,')
      .replace('"text": "Two"', '"text": "Two", "spoken": "twoo"');
    const { article } = parse(new TextEncoder().encode(strange));
    const bytes = writeText(textOfArticle(article));
    expect(read(bytes)).toBe(read(serialise(article)));
    expect(read(bytes)).toContain('12345678901234567890');
    expect(read(bytes)).toContain('twoo');
  });

  it('is refused where a file could not hold it', () => {
    const deep = (levels: number): object =>
      levels === 0 ? { type: 'later' } : { type: 'later', content: [deep(levels - 1)] };
    const raw = deep(limits.depth);
    const article = articleWith({ body: ['One'] });
    const doc = textOfArticle(article).doc;
    const end = doc.content.size - 1;
    const unknown = articleSchema.nodes.unknown.create({ raw });
    const text = { ...textOfArticle(article), doc: new Transform(doc).insert(end, unknown).doc };
    expect(() => writeText(text)).toThrow(ArticleError);
    const wrong = { ...articleWith({ body: ['One'] }), status: 'spiked' } as unknown as Article;
    expect(() => writeText(textOfArticle(wrong))).toThrow(/status/);
  });

  it('is refused where anything about a text that was written before cannot be read', () => {
    const { metadata, doc } = textOfArticle(articleWith({ body: ['One'] }));
    const at = (modified: string) => ({
      ...metadata,
      dates: { ...metadata.dates, modified },
    });
    expect(read(writeText({ metadata: at('2026-05-04T09:30:00+01:00'), doc }))).toContain('T09:30');
    expect(read(writeText({ metadata: at('2026-05-04T09:31:00+01:00'), doc }))).toContain('T09:31');
    expect(() => writeText({ metadata: at('2026-05-44T09:30:00+01:00'), doc })).toThrow(/modified/);
    const spiked = { ...metadata, status: 'spiked' } as unknown as typeof metadata;
    expect(() => writeText({ metadata: spiked, doc })).toThrow(/status/);
    expect(() =>
      writeText({ metadata: { ...at('2026-05-04T09:30:00+01:00'), slug: 7 as never }, doc }),
    ).toThrow(/slug/);
  });

  it('is refused where a block would read back as another', () => {
    const { metadata, doc } = textOfArticle(articleWith({ body: ['One', 'Two'] }));
    // Two runs of text of one kind come back as they are; an empty mark of no kind would not.
    const spoilt = articleSchema.nodes.unknown.create({ raw: { type: 'paragraph' } });
    const wrong = new Transform(doc).insert(doc.content.size - 1, spoilt).doc;
    expect(() => writeText({ metadata, doc: wrong })).toThrow(/read back/);
  });
});

describe('the changes since a document that both sides had', () => {
  const everything = textOfArticle(fullArticle()).doc.lastChild?.children ?? [];

  it.each(everything.map((block) => [block.type.name, block] as const))(
    'tell of %s whether the other has the same',
    (_, made) => {
      const before = textOfArticle(articleWith({ body: ['One', 'Two'] })).doc;
      const now = new Transform(before).insert(before.content.size - 1, made).doc;
      const told = changedSince(before, now);
      expect(told?.changed).toHaveLength(1);
      expect(told && isDocument(now, before, told)).toBe(true);
      expect(told && isDocument(before, before, told)).toBe(false);
    },
  );

  it('find another word, in the text and in the head', () => {
    const before = textOfArticle(articleWith({ headline: 'One', body: ['One', 'Two'] })).doc;
    const mine = typed(before, 3);
    const told = changedSince(before, mine) as ChangedBlocks;
    const replaced = read(new TextEncoder().encode(JSON.stringify(mine))).replace('more', 'less');
    const theirs = articleSchema.nodeFromJSON(JSON.parse(replaced));
    expect(isDocument(mine, before, told)).toBe(true);
    expect(isDocument(theirs, before, told)).toBe(false);
    const head = typed(before, 1);
    const ofHead = changedSince(before, head) as ChangedBlocks;
    expect(isDocument(head, before, ofHead)).toBe(true);
    expect(isDocument(before, before, ofHead)).toBe(false);
  });

  it('find every other document, whatever came, went or moved, and send only what is new', () => {
    const change = fc.record({
      at: fc.nat({ max: 40 }),
      to: fc.nat({ max: 40 }),
      kind: fc.constantFrom('type', 'insert', 'remove', 'move'),
    });
    fc.assert(
      fc.property(arbitraryArticle(), fc.array(change, { maxLength: 6 }), (article, changes) => {
        const before = textOfArticle(article).doc;
        const documents = [before];
        for (const each of changes) documents.push(changed(documents.at(-1) as Node, each));
        const now = documents.at(-1) as Node;
        const told = changedSince(before, now) as ChangedBlocks;
        // As they are on the other side of the line.
        const [was, is] = [before, now].map((doc) => articleSchema.nodeFromJSON(doc.toJSON()));
        expect(isDocument(is as Node, was as Node, JSON.parse(JSON.stringify(told)))).toBe(true);
        for (const other of documents) {
          expect(isDocument(other, before, told)).toBe(other.eq(now));
        }
        const known = new Set(before.lastChild?.children);
        const fresh = now.lastChild?.children.filter((block) => !known.has(block)) ?? [];
        expect(told.changed.length).toBeLessThanOrEqual(fresh.length + changes.length);
      }),
      { numRuns: 100 },
    );
  });
});
