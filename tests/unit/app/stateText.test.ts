import { describe, expect, test } from 'vitest';
import type { OpenArticle } from '../../../renderer/app/article/sessionState.ts';
import { stateText } from '../../../renderer/app/stateLine/stateText.ts';

const at = new Date(2026, 4, 4, 12, 4, 31);
const now = new Date(2026, 4, 4, 15, 0, 0);

type Told = Pick<OpenArticle, 'access' | 'dirty' | 'outside' | 'save'>;
const told = (change: Partial<Told>): Told => ({
  access: { mode: 'edit' },
  dirty: false,
  save: { kind: 'saved', at },
  ...change,
});
const failed = (code: 'disk-full' | 'read-only' | 'io', message = 'The disk broke.'): Told =>
  told({ dirty: true, save: { kind: 'failed', failure: { code, message, retry: true } } });

describe('the state line', () => {
  test.each([
    [told({}), 'Saved 12:04:31'],
    [told({ save: { kind: 'saved', at: new Date(2026, 4, 3, 9, 5) } }), 'Saved 3 May, 09:05'],
    [told({ save: { kind: 'saved', at: new Date(2025, 4, 3, 9, 5) } }), 'Saved 3 May 2025, 09:05'],
    [told({ save: { kind: 'never' } }), 'New article'],
    [told({ save: { kind: 'never' }, dirty: true }), 'Not saved yet'],
    [told({ save: { kind: 'due' }, dirty: true }), 'Unsaved changes'],
    [told({ save: { kind: 'saving' }, dirty: true }), 'Saving…'],
    [failed('disk-full'), 'Not saved: the disk is full'],
    [failed('read-only'), 'Not saved: the file is read-only'],
    [failed('io'), 'Not saved: the disk broke'],
    [told({ outside: { kind: 'gone' } }), 'Not saved: the file is gone'],
    [told({ outside: { kind: 'changed' }, dirty: true }), 'Not saved: changed outside Stet'],
    [told({ access: { mode: 'read', why: 'newer-version' } }), 'Read-only: made by a newer Stet'],
  ])('%#: %s', (state, text) => {
    expect(stateText(state, 'online', now).text).toBe(text);
  });

  test('never says saved while the line is broken and words are only here', () => {
    expect(stateText(told({ dirty: true, save: { kind: 'due' } }), 'offline', now)).toEqual({
      text: 'Offline: your changes are not saved yet',
      tone: 'trouble',
    });
    expect(stateText(told({}), 'offline', now).text).toBe('Offline');
  });
});
