import { describe, expect, it } from 'vitest';
import { withoutDeskNotes } from '../../../shared/article/inlineNotes.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { statisticsOf } from '../../../shared/article/statistics.ts';
import { headlineOf, textOf } from '../../../shared/article/text.ts';
import { content, paragraph, text } from '../formats/build.ts';

const note = (words: string) => text(words, 'inlineNote');

describe('a text without its inline notes', () => {
  const cases: [what: string, inside: NodeJson[], read: string][] = [
    [
      'has one space where a note stood',
      [text('The mayor '), note('who?'), text(' said')],
      'The mayor said',
    ],
    [
      'closes up before a comma',
      [text('The mayor '), note('who?'), text(', said')],
      'The mayor, said',
    ],
    [
      'keeps a space that the note held none of',
      [text('The'), note(' [who?]'), text(' mayor')],
      'The mayor',
    ],
    ['keeps a space before a French mark', [text('Quoi '), note('sic'), text(' !')], 'Quoi !'],
    ['starts with its first letter', [note('check'), text(' All of it')], 'All of it'],
    ['ends with its last letter', [text('All of it '), note('check')], 'All of it'],
    ['is empty where all was a note', [note('nothing'), text(' ')], ''],
    ['leaves words together that were', [text('har'), note('x'), text('bour')], 'harbour'],
    ['keeps formatting', [text('so '), note('x'), text(' it', 'bold')], 'so it'],
  ];
  it.each(cases)('%s', (_what, inside, read) => {
    const stripped = withoutDeskNotes(content({}, paragraph(...inside)));
    expect(textOf(stripped.content)).toBe(read);
    expect(textOf(paragraph(...inside))).toBe(read);
    expect(stripped.notes).toBe(1);
    expect(JSON.stringify(stripped.content)).not.toContain('inlineNote');
  });

  it('is the very same document where there is none', () => {
    const whole = content({ headline: 'Vote' }, paragraph('Words ', text('here', 'bold')));
    expect(withoutDeskNotes(whole).content).toBe(whole);
  });

  it('names and measures the article', () => {
    const whole = content(
      { headline: ['Vote put off', note(' or scrapped?')] },
      paragraph('Two words', note(' and five that nobody reads')),
    );
    expect(headlineOf(whole)).toBe('Vote put off');
    expect(statisticsOf(whole, 'en')).toMatchObject({ words: 2, characters: 9 });
  });
});
