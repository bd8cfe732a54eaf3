import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { finderFor } from '../../../renderer/editor/find/matchesIn.ts';
import { passagesOf, textOfPassage } from '../../../renderer/editor/find/passages.ts';
import { compile } from '../../../renderer/editor/find/query.ts';
import { type Replacement, replaceIn } from '../../../renderer/editor/find/replacing.ts';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import fc from '../../fastCheck.ts';
import { fullArticle } from '../article/samples.ts';
import { Desk } from './desk.ts';
import { article, h2, p, photo, pq } from './write.ts';

/** Every place of the words, as the tool finds them. */
function places(doc: Node, text: string): { from: number; to: number }[] {
  const query = { text, matchCase: false, wholeWord: false, regularExpression: false };
  const compiled = compile(query, 'en');
  if (compiled.kind !== 'search') return [];
  const find = finderFor(compiled.search);
  return passagesOf(doc).flatMap(({ node, start }) =>
    find(textOfPassage(node)).map(({ from, to }) => ({ from: start + from, to: start + to })),
  );
}

function replaceAll(desk: Desk, words: string, by: string): number {
  const replacements: Replacement[] = places(desk.state.doc, words).map((place) => ({
    ...place,
    text: by,
  }));
  const transaction = desk.state.tr;
  replaceIn(transaction, replacements);
  if (transaction.docChanged) desk.dispatch(oneStep(transaction));
  return replacements.length;
}

const marked = (text: string, ...marks: string[]): NodeJson => ({
  type: 'text',
  text,
  marks: marks.map((type) =>
    type.startsWith('http') ? { type: 'link', attrs: { href: type, extra: null } } : { type },
  ),
});
const para = (...content: NodeJson[]): NodeJson => ({ type: 'paragraph', content });
const inBody = (desk: Desk) =>
  (desk.json.content?.[3]?.content ?? []).map(({ content = [] }) =>
    content.map(({ text, type, marks = [] }) => [
      text ?? type,
      ...marks.map((mark) => mark.attrs?.href ?? mark.type),
    ]),
  );

describe('replacing', () => {
  it('goes through head, subheads, captions, credits and pull quotes, as one step', () => {
    const head = { kicker: 'Quay', headline: 'The quay', standfirst: 'On the quay' };
    const desk = new Desk(
      article([h2('Quay'), p('quay'), photo('The quay', 'Quay/CWN'), pq('Quays', 'Quay')], head),
    );
    const before = desk.json;
    expect(replaceAll(desk, 'quay', 'pier')).toBe(9);
    expect(desk.whole).toBe(
      'k(|pier) h(The pier) s(On the pier) body(h2(pier) p(pier) ' +
        'photo(caption(The pier) credit(pier/CWN)) pq(q(piers) by(pier)))',
    );
    desk.run('undo');
    expect(desk.json).toEqual(before);
    expect(desk.run('undo')).toBe(false);
  });

  it('keeps the formatting of what is replaced, and of what stays the same', () => {
    const bold = new Desk(article([para(marked('the '), marked('harbour', 'bold'))]));
    replaceAll(bold, 'harbour', 'harbor');
    expect(inBody(bold)).toEqual([[['the '], ['harbor', 'bold']]]);

    const across = new Desk(article([para(marked('har', 'bold'), marked('bour', 'italic'))]));
    replaceAll(across, 'harbour', 'harbours');
    expect(inBody(across)).toEqual([
      [
        ['har', 'bold'],
        ['bours', 'italic'],
      ],
    ]);

    const link = new Desk(article([para(marked('here', 'https://e.example'), marked('!'))]));
    replaceAll(link, 'here', 'over there');
    expect(inBody(link)).toEqual([[['over there', 'https://e.example'], ['!']]]);
  });

  it('breaks lines where a field takes them, else it puts a space', () => {
    const desk = new Desk(article([p('one-two')], { headline: 'one-two' }));
    replaceAll(desk, '-', '\n');
    expect(desk.whole).toContain('h(one two)');
    expect(desk.whole).toContain('p(one↵two)');
  });

  it('leaves an empty block where nothing is left, and the caret where it was', () => {
    const desk = new Desk(article([p('away'), p('it st|ays'), p('away')]));
    replaceAll(desk, 'away', '');
    expect(desk.shown).toBe('p() p(it st|ays) p()');
  });

  it('keeps the caret in its words also over a whole long article', () => {
    const lines = Array.from({ length: 300 }, () => p('a quay and a quay'));
    lines[150] = p('here it st|ays by the quay');
    const desk = new Desk(article(lines));
    const before = desk.json;
    const steps = desk.state.tr;
    replaceIn(
      steps,
      places(desk.state.doc, 'quay').map((place) => ({ ...place, text: 'landing stage' })),
    );
    expect(steps.steps).toHaveLength(1);
    desk.dispatch(oneStep(steps));
    expect(desk.shown).toContain('p(here it st|ays by the landing stage)');
    desk.run('undo');
    expect(desk.json).toEqual(before);
  });
});

describe('whatever is replaced', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'ab', ' ', '😀', 'é', '가') });
  const node = fc.oneof(
    texts.map((text) => p(text)),
    texts.map((text) => h2(text)),
    fc.tuple(texts, texts).map(([one, other]) => photo(one, other)),
    fc
      .tuple(texts, texts, texts)
      .map((parts) =>
        para(
          ...parts.flatMap((text, index) =>
            text
              ? [marked(text, ...(['bold', 'https://e.example'].slice(0, index) as string[]))]
              : [],
          ),
        ),
      ),
  );
  const whole = fc
    .tuple(fc.array(node, { minLength: 1, maxLength: 60 }), texts)
    .map(([body, headline]) => article(body, { headline }));
  const start = fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: fc.constant(fullArticle().content) },
  );
  const textsOf = (doc: Node) => passagesOf(doc).map(({ node: each }) => textOfPassage(each));

  it('the words are those of a plain replacement in every block, and one undo brings all back', () => {
    fc.assert(
      fc.property(
        start,
        fc.constantFrom('a', 'ab', 'b ', '😀', 'e'),
        texts,
        (content, words, by) => {
          const desk = new Desk(content);
          const before = desk.json;
          const wanted = textsOf(desk.state.doc).map((text) =>
            text.replaceAll(new RegExp(words, 'gi'), by),
          );
          replaceAll(desk, words, by);
          expect(textsOf(desk.state.doc)).toEqual(wanted.filter((text) => text !== ''));
          desk.state.doc.check();
          articleSchema.nodeFromJSON(desk.state.doc.toJSON()).check();
          expect(desk.state.selection.$from.doc).toBe(desk.state.doc);
          const after = desk.json;
          if (JSON.stringify(after) === JSON.stringify(before)) return;
          expect(desk.run('undo')).toBe(true);
          expect(desk.json).toEqual(before);
          expect(desk.run('redo')).toBe(true);
          expect(desk.json).toEqual(after);
        },
      ),
      { numRuns: 300 },
    );
  });
});
