import { describe, expect, it } from 'vitest';
import { datelineAtStart } from '../../../shared/formats/wire/dateline.ts';

const reading = { now: '2026-05-05T10:00:00+02:00', language: 'en' };
const at = (text: string) => {
  const found = datelineAtStart(text, reading, true);
  return found && { ...found.fields, rest: text.slice(found.length) };
};
const rest = 'It rained.';

describe('a dateline', () => {
  it.each([
    ['HARWICK — It rained.', { place: 'HARWICK' }],
    ['HARWICK – It rained.', { place: 'HARWICK' }],
    ['HARWICK - It rained.', { place: 'HARWICK' }],
    ['HARWICK -- It rained.', { place: 'HARWICK' }],
    ['HARWICK _ It rained.', { place: 'HARWICK' }],
    ['HARWICK.- It rained.', { place: 'HARWICK' }],
    ['HARWICK. — It rained.', { place: 'HARWICK' }],
    ['HARWICK—It rained.', { place: 'HARWICK' }],
    ['PORT-AU-PRINCE — It rained.', { place: 'PORT-AU-PRINCE' }],
    ["ST. JOHN'S, Newfoundland — It rained.", { place: "ST. JOHN'S", region: 'Newfoundland' }],
    ['L’AQUILA — It rained.', { place: 'L’AQUILA' }],
    ['ÅRE – It rained.', { place: 'ÅRE' }],
    ['SÃO PAULO — It rained.', { place: 'SÃO PAULO' }],
    ['HARWICK, Maine — It rained.', { place: 'HARWICK', region: 'Maine' }],
    ['HALDEN, Ore. — It rained.', { place: 'HALDEN', region: 'Ore.' }],
    [
      'SPRING LAKE, N.Y. (NBN) — It rained.',
      { place: 'SPRING LAKE', region: 'N.Y.', agency: 'NBN' },
    ],
    ['LYON, France — It rained.', { place: 'LYON', country: 'France' }],
    ['ATLANTA, Georgia — It rained.', { place: 'ATLANTA', region: 'Georgia' }],
    ['HARWICK/KARST — It rained.', { place: 'HARWICK/KARST' }],
    ['HARWICK / KARST (NBN) — It rained.', { place: 'HARWICK / KARST', agency: 'NBN' }],
    ['HARWICK, May 4 — It rained.', { place: 'HARWICK', date: '2026-05-04' }],
    ['HARWICK, Sept. 4, 2025 — It rained.', { place: 'HARWICK', date: '2025-09-04' }],
    [
      'HARWICK, Dec 30 (Norwire) - It rained.',
      { place: 'HARWICK', date: '2025-12-30', agency: 'Norwire' },
    ],
    [
      'HARWICK, Maine, May 4 (NBN) — It rained.',
      { place: 'HARWICK', region: 'Maine', date: '2026-05-04', agency: 'NBN' },
    ],
    [
      'HARWICK, Maine, Monday, May 4 (NBN) — It rained.',
      { place: 'HARWICK', region: 'Maine', date: '2026-05-04', agency: 'NBN' },
    ],
    ['HARWICK (NBN) It rained.', undefined],
    ['HARWICK (NBN)- It rained.', { place: 'HARWICK', agency: 'NBN' }],
    ['HARWICK (NBN) It — rained.', undefined],
    ['MÜNCHEN (dpa/lby) - It rained.', { place: 'MÜNCHEN', agency: 'dpa/lby' }],
    ['München (dpa) - It rained.', { place: 'München', agency: 'dpa' }],
    ['Bad Tölz (dpa) - It rained.', { place: 'Bad Tölz', agency: 'dpa' }],
    ['Frankfurt am Main (AFP) - It rained.', { place: 'Frankfurt am Main', agency: 'AFP' }],
    ['Karst (Corvine) - It rained.', undefined],
    [
      'Karst, 4 May (Corvine) - It rained.',
      { place: 'Karst', date: '2026-05-04', agency: 'Corvine' },
    ],
    ['KARST (Corvine) - It rained.', { place: 'KARST', agency: 'Corvine' }],
    [
      'Paris, le 4 mai 2026 (AFP) – It rained.',
      { place: 'Paris', date: '2026-05-04', agency: 'AFP' },
    ],
    ['Madrid, 4 may (EFE).- It rained.', { place: 'Madrid', date: '2026-05-04', agency: 'EFE' }],
    ['ROMA, 4 MAG - It rained.', { place: 'ROMA', date: '2026-05-04' }],
    ['(ANSA) - ROMA, 04 MAG - It rained.', { place: 'ROMA', date: '2026-05-04', agency: 'ANSA' }],
    ['(Reuters) - It rained.', { agency: 'Reuters' }],
    ['(LONDON) It rained.', { place: 'LONDON' }],
    ['(London) It rained.', { place: 'London' }],
    ['(LONDON, England) — It rained.', { place: 'LONDON', region: 'England' }],
    ['HALDEN--(BUSINESS WIRE)--It rained.', { place: 'HALDEN', agency: 'BUSINESS WIRE' }],
    [
      'HALDEN, Ore.--(BUSINESS WIRE)--It rained.',
      { place: 'HALDEN', region: 'Ore.', agency: 'BUSINESS WIRE' },
    ],
    [
      'HALDEN, Ore., May 4, 2026 /Harborwire/ -- It rained.',
      { place: 'HALDEN', region: 'Ore.', date: '2026-05-04', agency: 'Harborwire' },
    ],
    [
      'HALDEN, Ore. (May 4, 2026) – It rained.',
      { place: 'HALDEN', region: 'Ore.', date: '2026-05-04' },
    ],
    ['Oslo – It rained.', { place: 'Oslo' }],
    [
      'Lyon (France), 4 mai (ACV) – It rained.',
      { place: 'Lyon', country: 'France', date: '2026-05-04', agency: 'ACV' },
    ],
    ['Halden, Norway — It rained.', { place: 'Halden', country: 'Norway' }],
    ['LONDON — “It rained,” she said.', { place: 'LONDON' }],
    ['NEW YORK — 400 people left.', { place: 'NEW YORK' }],
  ])('%s', (text, fields) => {
    const found = at(text);
    if (fields === undefined) expect(found).toBeUndefined();
    else {
      const { rest: after, ...found_ } = found ?? { rest: '' };
      expect(found_).toEqual(fields);
      expect(text.endsWith(after)).toBe(true);
      expect(after).toMatch(/^[“\p{L}\d]/u);
      if (text.endsWith(rest)) expect(after).toBe(rest);
    }
  });

  it.each([
    'The IMF — a lender — said it rained.',
    'U.S. — the country, not the state of mind — was wet.',
    'U.S. – Officials said it rained.',
    'NASA — The agency said it rained.',
    'BREAKING — It rained.',
    'UPDATE 2 – It rained.',
    'EXCLUSIVE: LONDON — It rained.',
    'LONDON — city of rain — was wet.',
    'London is wet — It rained.',
    'LONDONERS—all of them—were wet.',
    'Mara Quill (SPD) – Die Kandidatin sprach.',
    'Mara Quill (left) — It rained.',
    'Mara Quill — It rained.',
    'Anna-Lena Brandt (CDU) - Die Ministerin sprach.',
    'Rain — It was the word of the day.',
    'May 4 — It rained.',
    'MAY 4 — It rained.',
    'MONDAY — It rained.',
    'A — It rained.',
    'II — It rained.',
    '2026 — It rained.',
    'STORM NEARS COAST - THOUSANDS LEAVE HOMES',
    'LONDON - THOUSANDS LEAVE HOMES',
    'LONDON — Storm nears',
    'Paris - Texas',
    'Q — Did it rain? A — It did.',
    '— It rained.',
    '- It rained.',
    '(see below) It rained.',
    '(1987) It rained.',
    '(AP) It rained.',
    '(laughs) - It rained.',
    '()',
    '(',
    'HARWICK (NBN',
    'HARWICK,',
    '',
  ])('is not %j', (text) => {
    expect(at(text)).toBeUndefined();
  });
});
