import { describe, expect, it } from 'vitest';
import { isInStory, storyLettersOf } from '../../../shared/copydesk/pullQuoteWords.ts';
import { block, blockquote, bullets, item, paragraph, pullQuote, text } from '../formats/build.ts';

const story = [
  paragraph('“We wait for the ', text('tide', 'bold'), '—and for the council,” said Mara Quill.'),
  paragraph('Nobody asked the crews', text(' or did they?', 'inlineNote'), ' about it.'),
  blockquote(['It’s a good pier.'], 'Ines Vole'),
  bullets(item('1,200 tonnes')),
  pullQuote('These words stand only here'),
  block('note', [paragraph('For the desk alone')]),
]
  .map(storyLettersOf)
  .join('');

describe('a pull quote repeats the story', () => {
  it.each([
    'We wait for the tide — and for the council',
    '"we wait for the tide"',
    'Nobody asked the crews about it',
    "It's a good pier",
    '1200 tonnes',
    'We wait … for the council',
    'We wait for the tide [on Monday] and for the council',
    'said Mara Quill. Nobody asked',
    '',
    '…',
  ])('%s', (quote) => {
    expect(isInStory(quote, story)).toBe(true);
  });
});

describe('a pull quote does not repeat the story', () => {
  it.each([
    'We waited for the tide',
    'These words stand only here',
    'For the desk alone',
    'or did they',
    'for the council … We wait',
  ])('%s', (quote) => {
    expect(isInStory(quote, story)).toBe(false);
  });
});
