import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unwrapped } from '../../../shared/formats/wire/unwrapped.ts';
import fc from '../../fastCheck.ts';

const reading = { now: '2026-05-05T00:00:00Z', language: 'en' };
const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/wire/${name}.txt`, import.meta.url), 'utf8');

describe('wrapped copy', () => {
  it('has its paragraphs whole, and its head as it came', () => {
    const lines = unwrapped(fixture('hard-wrapped'), reading).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'Ferry to Karst stopped after engine fire',
      '',
      'By INES HALLORAN',
      'Norwire',
    ]);
    expect(lines.at(5)).toMatch(/^PORT ELLEN, May 4 .* well-handled emergency\.$/);
    expect(lines.at(7)).toContain('a tug-boat and two');
  });

  it('keeps the lines of poems, addresses and lists', () => {
    const text = unwrapped(fixture('lines-that-stay'), reading);
    expect(text).toContain('The gulls go, too.\nIt has a stack.\n');
    expect(text).toContain('Poems go to:\nFerry Poetry Prize\nHarbor Road 4\n');
  });

  it('loses and adds nothing but white space', () => {
    const bare = (text: string) => text.replace(/\s/g, '');
    const word = fc.oneof(
      fc.constantFrom('sea', '- ', 'The', 'gulls.', '\f', '\t', '世界'),
      fc.string(),
    );
    const text = fc.array(fc.oneof(word, fc.constantFrom(' ', ' ', '\n', '\r\n', '\n\n')), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const given = parts.join('');
        expect(bare(unwrapped(given, reading))).toBe(bare(given));
      }),
    );
  });
});
