import { describe, expect, it } from 'vitest';
import { dayAtStart, monthOf } from '../../../shared/formats/wire/dates.ts';
import { dateLineIn, embargoIn } from '../../../shared/formats/wire/headLines.ts';

const now = '2026-05-05T10:00:00+02:00';
const day = (text: string, language = 'en', at = now) =>
  dayAtStart(text, { now: at, language })?.day;

describe('a day', () => {
  it.each([
    ['May 4', '2026-05-04'],
    ['May 4, 2025', '2025-05-04'],
    ['Sept. 4', '2025-09-04'],
    ['4 May', '2026-05-04'],
    ['4th of May 2026', '2026-05-04'],
    ['Monday, May 4, 2026', '2026-05-04'],
    ['Montag, 4. Mai 2026', '2026-05-04'],
    ['4. März', '2026-03-04'],
    ['lundi 4 mai 2026', '2026-05-04'],
    ['1er février', '2026-02-01'],
    ['4 de mayo de 2026', '2026-05-04'],
    ['4 maggio 2026', '2026-05-04'],
    ['4 mei 2026', '2026-05-04'],
    ['den 4 maj 2026', '2026-05-04'],
    ['måndag den 4 maj', '2026-05-04'],
    ['4 de março', '2026-03-04'],
    ['2026-05-04', '2026-05-04'],
    ['4.5.2026', '2026-05-04'],
    ['04.05.26', '2026-05-04'],
    ['13/5/2026', '2026-05-13'],
    ['5/13/2026', '2026-05-13'],
    ['Feb. 29', '2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('asks the country what 5/4/2026 means, and does not guess', () => {
    expect(day('5/4/2026', 'en-US')).toBe('2026-05-04');
    expect(day('5/4/2026', 'en-GB')).toBe('2026-04-05');
    expect(day('5/4/2026', 'fr')).toBe('2026-04-05');
    expect(day('5/4/2026', 'en')).toBeUndefined();
  });

  it('without a year is the last one, or within a month', () => {
    expect(day('Dec. 31', 'en', '2027-01-02T08:00:00Z')).toBe('2026-12-31');
    expect(day('Jan. 2', 'en', '2026-12-30T08:00:00Z')).toBe('2026-01-02');
    expect(day('May 30')).toBe('2026-05-30');
    expect(day('June 30')).toBe('2025-06-30');
  });

  it.each([
    'May 32',
    'Feb 30, 2026',
    'Maybe 4',
    'Ma 4',
    'jui 4',
    '31/31/2026',
    '4',
    'May',
    '',
    'May 4th1',
  ])('is not %j', (text) => {
    expect(day(text)).toBeUndefined();
  });

  it('knows months by three letters, where they tell', () => {
    expect([monthOf('Mar'), monthOf('JUIN'), monthOf('jui'), monthOf('Marvin')]).toEqual([
      3,
      6,
      undefined,
      undefined,
    ]);
  });
});

describe('a line that is a date', () => {
  it.each([
    ['May 4, 2026', '2026-05-04T00:00:00+02:00'],
    ['May 4, 2026 | 10:32 GMT', '2026-05-04T10:32:00Z'],
    ['Published: 4 May 2026 at 10.32 CEST', '2026-05-04T10:32:00+02:00'],
    ['Updated on May 4, 2026, 2:15 p.m. EDT', '2026-05-04T14:15:00-04:00'],
    ['Montag, 4. Mai 2026, 10:32 Uhr', '2026-05-04T10:32:00+02:00'],
    ['Publié le 4 mai 2026 à 10h32', '2026-05-04T10:32:00+02:00'],
    ['1432 GMT May 4, 2026', '2026-05-04T14:32:00Z'],
    ['2026-05-04 09:00 +0530', '2026-05-04T09:00:00+05:30'],
  ])('%s', (text, moment) => {
    expect(dateLineIn(text, { now, language: 'en' })?.moment).toBe(moment);
  });

  it.each([
    'May 4, 2026, was a wet day',
    'May 4 brings rain',
    'Updated rules for ferries',
    '1987',
    '',
  ])('is not %j', (text) => {
    expect(dateLineIn(text, { now, language: 'en' })).toBeUndefined();
  });

  it('does not take a zone that it does not know for the local one', () => {
    expect(dateLineIn('May 4, 2026 10:32 ET', { now, language: 'en' })).toMatchObject({
      moment: undefined,
    });
  });
});

describe('an embargo', () => {
  it.each([
    ['EMBARGOED until 00:01 GMT Tuesday, May 5, 2026', '2026-05-05T00:01:00Z'],
    ['EMBARGO: 5 May 2026, 06:00 BST', '2026-05-05T06:00:00+01:00'],
    ['STRICTLY EMBARGOED UNTIL MAY 5, 2026, 6 A.M. EDT', '2026-05-05T06:00:00-04:00'],
    ['Not for publication before 0001 GMT May 5, 2026', '2026-05-05T00:01:00Z'],
    ['Sperrfrist: 5. Mai 2026, 10:00 Uhr', '2026-05-05T10:00:00+02:00'],
    ["Sous embargo jusqu'au 5 mai 2026 à 10h00", '2026-05-05T10:00:00+02:00'],
    ['Embargoed until further notice', undefined],
    ['EMBARGOED until Tuesday', undefined],
    ['EMBARGOED until May 5, 2026', undefined],
    ['EMBARGOED until May 5, 2026, 10:00 ET', undefined],
  ])('%s', (text, moment) => {
    const found = embargoIn(text, { now, language: 'en' });
    expect(found).toBeDefined();
    expect(found?.moment).toBe(moment);
  });

  it.each(['Embargo on Corvane fish lifted', 'The embargo ends on May 5, 2026.', 'Embargoes hurt'])(
    'is not %j',
    (text) => {
      expect(embargoIn(text, { now, language: 'en' })).toBeUndefined();
    },
  );
});
