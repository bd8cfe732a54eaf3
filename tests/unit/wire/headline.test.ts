import { describe, expect, it } from 'vitest';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import { kickerIn } from '../../../shared/formats/wire/headline.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { defaults } from './wires.ts';

describe('a kicker', () => {
  it.each([
    ['Harbor | Council votes to rebuild', 'Harbor'],
    ['HARBOR | Council votes', 'HARBOR'],
    ['International Affairs | Truce holds', 'International Affairs'],
    ['Weather | Storm', 'Weather'],
    ['Climate│Half of small harbors have no plan', 'Climate'],
  ])('%s', (text, topic) => {
    expect(kickerIn(text)?.topic).toBe(topic);
  });

  it.each([
    'Council votes to rebuild the seawall | The Harbor Courier',
    'Truce holds | Courier',
    'How wolves came back to Karst | Norwire',
    'Council votes | ',
    '| Council votes',
    'Council votes',
  ])('is not in %j', (text) => {
    expect(kickerIn(text)).toBeUndefined();
  });
});

describe('a headline', () => {
  const headline = (text: string) =>
    textOf(partsOf(readWire(text, defaults).article.content).headline);
  const body =
    'It rained in Karst on Monday, and nobody in the whole of the town was surprised by that.';

  it.each([
    ['Rain in Karst', 'Rain in Karst'],
    ['Did it rain?', 'Did it rain?'],
    ['It rained!', 'It rained!'],
    ['Senate backs U.S.', 'Senate backs U.S.'],
    ['‘We got wet’', '‘We got wet’'],
    ['Rain in Karst,\nsun in Halden', 'Rain in Karst, sun in Halden'],
    ['RAIN IN KARST - SUN IN HALDEN', 'RAIN IN KARST - SUN IN HALDEN'],
    ['LONDON — Rain nears', 'LONDON — Rain nears'],
  ])('%j', (text, expected) => {
    expect(headline(`${text}\n\n${body}\n\n${body}`)).toBe(expected);
  });

  it.each([
    ['a sentence', 'It rained in Karst.'],
    ['a list', '- Rain\n- Sun'],
    ['a list with numbers', '1. Rain\n2. Sun'],
    ['an announcement', 'The weather:'],
    ['an end mark', '###'],
    ['digits and signs', '* * *'],
    ['long', 'rain and '.repeat(25)],
  ])('is not %s', (_what, text) => {
    expect(headline(`${text}\n\n${body}\n\n${body}`)).toBe('');
  });

  it('with a full stop is one over a byline, a dateline or itself', () => {
    const sentence = 'It rained in Karst.';
    expect(headline(`${sentence}\n\nBy Mara Quill\n\n${body}`)).toBe(sentence);
    expect(headline(`${sentence}\n\nKARST (NBN) — ${body}`)).toBe(sentence);
    expect(headline(`${sentence}\n\n${sentence}\n\n${body}`)).toBe(sentence);
  });
});
