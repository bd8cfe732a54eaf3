import { describe, expect, it } from 'vitest';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { bodyText, lostFrom, visible } from './kept.ts';
import { outlineOf } from './outline.ts';
import { defaults, wires } from './wires.ts';

describe.each(wires)('each proposal in $name', ({ text, options }) => {
  const reading = readWire(text, options);
  const ids = reading.findings.map(({ id }) => id);

  it('has an id of its own, a label, a value and its lines', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const lines = text.split(/\r\n|\n/);
    for (const { label, value, lines: place, text: words, field } of reading.findings) {
      expect(label).not.toBe('');
      expect(value).not.toBe('');
      expect(place.from).toBeGreaterThanOrEqual(1);
      expect(place.to).toBeGreaterThanOrEqual(place.from);
      const source = visible(lines.slice(place.from - 1, place.to).join(''));
      if (field !== 'joinedLines') expect(source).toContain(visible(words));
    }
  });

  it('loses nothing of the text', () => {
    expect(lostFrom(text, reading.article, reading.findings)).toBeUndefined();
  });

  it('can be turned off alone, and then its text stands in the body as it came', () => {
    for (const finding of reading.findings) {
      const without = readWire(text, { ...options, without: new Set([finding.id]) });
      expect(without.findings.map(({ id }) => id)).toEqual(ids);
      expect(without.findings.filter(({ accepted }) => !accepted)).toEqual([
        { ...finding, accepted: false },
      ]);
      expect(lostFrom(text, without.article, without.findings)).toBeUndefined();
      expect(without.article).not.toEqual(reading.article);
      if (finding.field !== 'kicker') {
        expect(bodyText(without.article)).toContain(visible(finding.text));
      }
    }
  });

  it('gives plain paragraphs with all of the text when every one is turned off', () => {
    const { article, findings } = readWire(text, { ...options, without: new Set(ids) });
    expect(findings.every(({ accepted }) => !accepted)).toBe(true);
    expect(bodyText(article)).toBe(visible(text));
    const { content, ...fields } = article;
    expect(Object.keys(fields).sort()).toEqual(
      ['format', 'version', 'id', 'language', 'status', 'dates'].sort(),
    );
    expect(fields.dates).toEqual({ created: options.now });
    const { kicker, headline, standfirst, body } = partsOf(content);
    expect([kicker, headline, standfirst].map(textOf)).toEqual(['', '', '']);
    expect(new Set(body.map(({ type }) => type))).toEqual(new Set(['paragraph']));
  });
});

describe('a proposal that is turned off', () => {
  const wire = (text: string, ...without: string[]) =>
    readWire(text, { ...defaults, without: new Set(without) }).article;

  it('leaves "Topic |" in the headline', () => {
    const text = 'Harbor | Council votes to rebuild\n\nThe council voted on Monday.';
    const headline = (...without: string[]) =>
      textOf(partsOf(wire(text, ...without).content).headline);
    expect(headline()).toBe('Council votes to rebuild');
    expect(headline('kicker-1')).toBe('Harbor | Council votes to rebuild');
    expect(outlineOf(wire(text, 'kicker-1', 'headline-1'))).toEqual([
      'paragraph: Harbor | Council votes to rebuild',
      'paragraph: The council voted on Monday.',
    ]);
    expect(outlineOf(wire(text, 'headline-1'))[0]).toBe('paragraph: Council votes to rebuild');
  });

  it('leaves the dateline in its sentence', () => {
    const text = 'Title of it\n\nKARST, May 4 (Norwire) — It rained.';
    expect(outlineOf(wire(text))).toEqual(['paragraph: It rained.']);
    expect(outlineOf(wire(text, 'dateline-3'))).toEqual([
      'paragraph: KARST, May 4 (Norwire) — It rained.',
    ]);
  });

  it('leaves the lines broken where they were', () => {
    const text =
      'The council of Harwick voted late on Monday, after four hours of talk, to\nrebuild the wall that the storm of January had torn open from end to end.';
    const [joined] = partsOf(wire(text).content).body;
    expect(joined?.content?.map(({ type }) => type)).toEqual(['text']);
    const [broken] = partsOf(wire(text, 'joinedLines').content).body;
    expect(broken && textOf(broken)).toBe(text);
    expect(broken?.content?.map(({ type }) => type)).toEqual(['text', 'hardBreak', 'text']);
  });

  it('joins a sentence that goes on, however long its lines are', () => {
    const text =
      'PORT ELLAN, Ardmore, May 4 (TWN) — The last ferry to the islands will not sail this winter, the harbour\nboard said on Monday, after it failed to find crews.\n\nThe board meets in June.';
    expect(outlineOf(wire(text))[0]).toBe(
      'paragraph: The last ferry to the islands will not sail this winter, the harbour board said on Monday, after it failed to find crews.',
    );
  });

  it('leaves the end mark and what stands after it', () => {
    const text = 'Title of it\n\nIt rained in Karst.\n\n-30-\n\nCall the desk.';
    expect(outlineOf(wire(text))).toEqual([
      'paragraph: It rained in Karst.',
      'note: Call the desk.',
    ]);
    expect(outlineOf(wire(text, 'endMark-5'))).toEqual([
      'paragraph: It rained in Karst.',
      'paragraph: -30-',
      'paragraph: Call the desk.',
    ]);
  });

  it('says who took a photo and for whom, also in the file', () => {
    const text = 'It rained in Karst.\n\nPhoto by Mara Quill, Nordbild';
    const { article, findings } = readWire(text, defaults);
    const credit = { creator: 'Mara Quill', organization: 'Nordbild' };
    expect(findings.at(-1)).toMatchObject({ field: 'photo', credit });
    expect(article.extensions).toEqual({
      wire: [{ field: 'photo', text: 'Photo by Mara Quill, Nordbild', ...credit }],
    });
  });

  it('takes only its own link out of the block', () => {
    const text = 'It rained in Karst.\n\nSee also: One\nSee also: Two\nSee also: Three';
    expect(outlineOf(wire(text))[1]).toBe('related: One / Two / Three');
    expect(outlineOf(wire(text, 'relatedLink-4')).slice(1)).toEqual([
      'related: One',
      'paragraph: See also: Two',
      'related: Three',
    ]);
  });
});
