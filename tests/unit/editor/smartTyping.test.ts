import { TextSelection } from '@tiptap/pm/state';
import { afterEach, describe, expect, test } from 'vitest';
import { deskSettingsStore } from '../../../renderer/desk/deskSettings.ts';
import { oneStep } from '../../../renderer/editor/history/oneStep.ts';
import { pastedText } from '../../../renderer/editor/typography/pastedText.ts';
import { typographyProposals } from '../../../renderer/editor/typography/proposals.ts';
import { smartTyping } from '../../../renderer/editor/typography/smartTyping.ts';
import { viewSettingsStore } from '../../../renderer/view/viewSettings.ts';
import { deskDefaults } from '../../../shared/contract/deskDefaults.ts';
import { viewDefaults } from '../../../shared/contract/viewDefaults.ts';
import { Desk } from './desk.ts';
import { article, p } from './write.ts';

afterEach(() => {
  viewSettingsStore.setState(viewDefaults);
  deskSettingsStore.setState({ settings: deskDefaults });
});

function deskFor(language: string, ...paragraphs: string[]): Desk {
  const desk = new Desk(article(paragraphs.map((words) => p(words))));
  const { plugins } = desk.state;
  desk.state = desk.state.reconfigure({ plugins: [smartTyping(() => language), ...plugins] });
  return desk;
}

describe('typing', () => {
  test('sets quotes by the language, and Backspace gives back the key', () => {
    const desk = deskFor('en-GB', '|');
    desk.type('"No," he said. "It\'s');
    expect(desk.shown).toBe('p(“No,” he said. “It’s|)');
    desk.type('"');
    expect(desk.shown).toBe('p(“No,” he said. “It’s”|)');
    desk.press('Backspace');
    expect(desk.shown).toBe('p(“No,” he said. “It’s"|)');
    // Only right after: then the key is the browser’s, which deletes.
    expect(desk.press('Backspace')).toBe(false);
  });

  test('a mark that shows what an earlier one was sets that too, and Backspace gives back both', () => {
    const desk = deskFor('de', '|');
    desk.type('"Er sagte "ja", heute."');
    expect(desk.shown).toBe('p(„Er sagte ‚ja‘, heute.“|)');
    desk.press('Backspace');
    expect(desk.shown).toBe('p(„Er sagte ‚ja“, heute."|)');
  });

  test('a mark behind a space ends the quotation, unless a word follows', () => {
    const desk = deskFor('fr', '|');
    desk.type('" Il dit "');
    expect(desk.shown).toBe('p(«\u202fIl dit\u202f»|)');
    desk.type('n');
    expect(desk.shown).toBe('p(«\u202fIl dit “n|)');
    desk.press('Backspace');
    expect(desk.shown).toBe('p(«\u202fIl dit\u202f»n|)');
  });

  test('a word right behind the end of a quotation leaves it its mark', () => {
    const desk = deskFor('fr', '|');
    desk.type('"Oui"dit');
    expect(desk.shown).toBe('p(«\u202fOui\u202f»dit|)');
    // Also behind a mark that a space gave way to, once the caret was elsewhere.
    desk.type('. " Non "');
    const { head } = desk.state.selection;
    desk.select(head - 1);
    desk.select(head);
    desk.type('dit');
    expect(desk.shown).toContain('Non\u202f»dit|)');
  });

  test('undo gives back the key too, and then goes on', () => {
    const desk = deskFor('de', 'Er sagte: |');
    desk.type('"');
    expect(desk.shown).toBe('p(Er sagte: „|)');
    desk.run('undo');
    expect(desk.shown).toBe('p(Er sagte: "|)');
    desk.run('undo');
    expect(desk.shown).toBe('p(Er sagte: |)');
  });

  test('three dots and two hyphens are one sign, with what gave way given back', () => {
    const desk = deskFor('en-US', 'Rain|');
    desk.type('--a');
    expect(desk.shown).toBe('p(Rain—a|)');
    desk.press('Backspace');
    expect(desk.shown).toBe('p(Rain--a|)');
    desk.type(' b...');
    expect(desk.shown).toBe('p(Rain--a b…|)');
  });

  test('three hyphens on a line of their own are still a divider', () => {
    const desk = deskFor('en-GB', '|');
    desk.type('---');
    expect(desk.shown).toContain('hr');
  });

  test.each([
    ['the person', () => viewSettingsStore.setState({ ...viewDefaults, typography: false })],
    [
      'the desk',
      () =>
        deskSettingsStore.setState({
          settings: { ...deskDefaults, typography: { asYouType: false, onPaste: false } },
        }),
    ],
  ])('leaves signs alone where %s wants none', (_who, switchOff) => {
    switchOff();
    const desk = deskFor('en-GB', '|');
    desk.type('"No"...');
    expect(desk.shown).toBe('p("No"...|)');
  });

  test('a selection gives way to the sign', () => {
    const desk = deskFor('fr', '|mot|');
    desk.type('"');
    expect(desk.shown).toBe('p(«\u202f|)');
  });
});

test('plain text that is pasted is set only where the desk wants it', () => {
  expect(pastedText('"No"...\n"Yes"', 'en-GB')).toBe('"No"...\n"Yes"');
  deskSettingsStore.setState({
    settings: { ...deskDefaults, typography: { asYouType: true, onPaste: true } },
  });
  expect(pastedText('"No"...\n"Yes"', 'en-GB')).toBe('“No”…\n“Yes”');
  viewSettingsStore.setState({ ...viewDefaults, typography: false });
  expect(pastedText('"No"', 'en-GB')).toBe('"No"');
});

test('the review lists each place of every field, and changes all in one step', () => {
  const desk = new Desk(article([p('"One" -- and [two]'), p('“Three”...')]));
  const before = desk.json;
  const found = typographyProposals(desk.state.doc, 'en-GB');
  expect(found.map(({ now, insert }) => `${now}→${insert}`)).toEqual([
    '"→“',
    '"→”',
    '--→–',
    '...→…',
  ]);
  const transaction = desk.state.tr;
  for (const { from, to, insert } of found.toReversed()) transaction.insertText(insert, from, to);
  desk.dispatch(oneStep(transaction));
  expect(desk.shown).toBe('p(“One” – and [two]) p(“Three”…)');
  expect(typographyProposals(desk.state.doc, 'en-GB')).toEqual([]);
  desk.run('undo');
  expect(desk.json).toEqual(before);
  desk.dispatch(desk.state.tr.setSelection(TextSelection.atStart(desk.state.doc)));
});
