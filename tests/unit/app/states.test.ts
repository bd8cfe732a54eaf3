import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { accessWith } from '../../../renderer/app/article/lock.ts';
import { actionFor } from '../../../renderer/app/stateLine/actions.ts';
import { type Facts, stateOf } from '../../../renderer/app/stateLine/stateOf.ts';
import { isTold, type StateId, stateFor, states } from '../../../renderer/app/stateLine/states.ts';
import { told as banners } from '../../../renderer/app/stateLine/told.ts';
import type { Conflict } from '../../../shared/article/merge/conflict.ts';
import type { FailureCode } from '../../../shared/contract/failure.ts';
import type { LibraryEntry } from '../../../shared/contract/library.ts';

const at = new Date(2026, 4, 4, 12, 4, 31);
const now = new Date(2026, 4, 4, 15, 0, 0);

const told = (open: Partial<Facts['open']>, around: Partial<Facts> = {}): Facts => ({
  open: { access: { mode: 'edit' }, dirty: false, file: 'f', save: { kind: 'saved', at }, ...open },
  line: 'online',
  away: false,
  unkept: undefined,
  now,
  ...around,
});
const failure = (code: FailureCode, message = 'The disk broke.', detail = {}) => ({
  code,
  message,
  retry: true,
  detail,
});
const failed = (code: FailureCode, message?: string, detail?: object): Facts =>
  told({ dirty: true, save: { kind: 'failed', failure: failure(code, message, detail) } });
const due = { dirty: true, save: { kind: 'due' } } as const;
const read = (why: 'newer-version' | 'read-only-file' | 'read-only-folder') =>
  told({ access: { mode: 'read', why } });
const never = { file: undefined, save: { kind: 'never' } } as const;
const by = {
  user: 'Ben Example',
  host: 'newsdesk-2',
  since: new Date(2026, 4, 4, 11, 5, 9).toISOString(),
  here: false,
};
/** As `accessWith` makes it of a lock. */
const locked = (lock: NonNullable<Facts['open']['lock']>, open: Partial<Facts['open']> = {}) =>
  told({ ...open, lock, access: accessWith({ mode: 'edit' }, lock) });
const savedOn = (...day: [number, number, number, number, number]) =>
  told({ save: { kind: 'saved', at: new Date(...day) } });

const entry = { file: 'f2', name: 'pier.stet', folder: 'Old' } as LibraryEntry;
const both = (count: number) => {
  const conflicts = Array<Conflict>(count).fill({ kind: 'field', path: ['slug'] });
  return told({ outside: { kind: 'both', conflicts, revision: 'r' }, ...due });
};

const cases: readonly [Facts, StateId, string][] = [
  [told({}), 'saved', 'Saved 12:04:31'],
  [savedOn(2026, 4, 3, 9, 5), 'saved', 'Saved 3 May, 09:05'],
  [savedOn(2025, 4, 3, 9, 5), 'saved', 'Saved 3 May 2025, 09:05'],
  [told(never), 'new', 'New article'],
  [told({ ...never, dirty: true }), 'only-here', 'Not saved yet'],
  [told(due), 'due', 'Unsaved changes'],
  [told({ dirty: true, save: { kind: 'saving' } }), 'saving', 'Saving…'],
  [
    told({ dirty: true, save: { kind: 'silent' } }),
    'silent',
    'Not saved yet: Stet does not answer',
  ],
  [
    told({ dirty: true, save: { kind: 'slow' } }),
    'slow',
    'Not saved yet: the disk is slow to answer',
  ],
  [failed('disk-full'), 'disk-full', 'Not saved: the disk is full'],
  [failed('read-only'), 'read-only', 'Not saved: the file is read-only'],
  [
    failed('read-only', undefined, { what: 'folder' }),
    'read-only',
    'Not saved: the folder is read-only',
  ],
  [failed('io'), 'failed', 'Not saved: the disk broke'],
  [
    failed('io', 'Not saved: the disk reported an error (EIO).'),
    'failed',
    'Not saved: the disk reported an error (EIO)',
  ],
  [failed('exists'), 'failed', 'Not saved: something else has its name'],
  [failed('busy'), 'failed', 'Not saved: another program holds the file'],
  [failed('no-library'), 'folder-away', 'Not saved: the library’s folder is not there'],
  [
    told({ outside: { kind: 'gone' }, dirty: true }, { away: true }),
    'folder-away',
    'Not saved: the library’s folder is not there',
  ],
  [told({ outside: { kind: 'gone' } }), 'gone', 'Not saved: the file is gone'],
  [
    told({ outside: { kind: 'gone' }, dirty: true }, { elsewhere: entry }),
    'moved',
    'Not saved: the file was moved or renamed',
  ],
  [both(1), 'both', 'Not saved: 1 place to decide about'],
  [both(3), 'both', 'Not saved: 3 places to decide about'],
  [told({ outside: { kind: 'changed' }, ...due }), 'changed', 'Not saved: changed outside Stet'],
  [
    told({ outside: { kind: 'spoilt' }, ...due }),
    'spoilt',
    'Not saved: the file was damaged outside Stet',
  ],
  [read('newer-version'), 'newer-version', 'Read-only: made by a newer Stet'],
  [read('read-only-file'), 'read-only-file', 'Read-only: the file is protected'],
  [read('read-only-folder'), 'read-only-folder', 'Read-only: the folder is protected'],
  [
    locked({ kind: 'held', by }),
    'locked',
    'Read-only: Ben Example on newsdesk-2 has it open since 11:05:09',
  ],
  [
    locked({ kind: 'held', by: { ...by, user: '', host: '', since: '' } }),
    'locked',
    'Read-only: Somebody has it open',
  ],
  [
    locked({ kind: 'held', by: { ...by, here: true } }),
    'locked-here',
    'Read-only: open in another window',
  ],
  [
    { ...locked({ kind: 'held', by: { ...by, here: true } }), beside: true },
    'locked-beside',
    'Read-only: written in the other pane',
  ],
  [locked({ kind: 'free', by }), 'freed', 'Read-only: Ben Example on newsdesk-2 has closed it'],
  [
    locked({ kind: 'held', by, lost: { at, kept: true } }, { dirty: true }),
    'taken-over',
    'Read-only: Ben Example on newsdesk-2 took over',
  ],
  [locked({ kind: 'mine' }), 'saved', 'Saved 12:04:31'],
  [locked({ kind: 'none' }), 'saved', 'Saved 12:04:31'],
  [told({}, { line: 'offline' }), 'offline', 'Offline'],
  [told(due, { line: 'offline' }), 'offline', 'Offline: your changes are not saved yet'],
  [{ ...both(1), line: 'offline' }, 'offline', 'Offline: your changes are not saved yet'],
  [
    told({ outside: { kind: 'gone' } }, { line: 'offline' }),
    'offline',
    'Offline: your changes are not saved yet',
  ],
  [
    told(due, { line: 'refused' }),
    'refused',
    'Offline: this page is of an earlier run; your changes are not saved',
  ],
  [told({ ...due, restored: { at } }), 'restored', 'Restored, not saved yet'],
  [
    told({}, { unkept: failure('disk-full') }),
    'unkept',
    'Saved 12:04:31, but not kept safe in between',
  ],
  [told(due, { unkept: failure('disk-full') }), 'unkept', 'Not saved, and not kept safe'],
  [
    told({ unkeptVersion: failure('disk-full') }),
    'unversioned',
    'Saved 12:04:31, but the version before was not kept',
  ],
];

const bannerOf = (facts: Facts) => {
  const id = stateOf(facts);
  return isTold(id, facts) ? banners[id](facts) : undefined;
};

describe('the state line', () => {
  test.each(cases)('%#: %s', (facts, id, words) => {
    expect(stateOf(facts)).toBe(id);
    expect(stateFor(id).words(facts)).toBe(words);
  });

  test('every state is brought about above', () => {
    const seen = new Set(cases.map(([, id]) => id));
    expect(Object.keys(states).filter((id) => !seen.has(id as StateId))).toEqual([]);
  });

  test('every state is brought about in a browser, too', () => {
    const folder = fileURLToPath(new URL('../../e2e', import.meta.url));
    const specs = readdirSync(folder).filter((name) => name.endsWith('.spec.ts'));
    const all = specs.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
    const named = (id: string) => new RegExp(`expectState\\(\\s*[\\w.]+,\\s*'${id}'`).test(all);
    expect(Object.keys(states).filter((id) => !named(id))).toEqual([]);
  });

  test('what keeps words from the disk is told, and offers a way out', () => {
    for (const [facts, id] of cases) {
      if (stateFor(id).tone !== 'trouble' || !facts.open.dirty) continue;
      expect(bannerOf(facts)?.actions.map(actionFor).length, id).toBeGreaterThan(0);
    }
  });

  test.each(cases)('%#: says saved only of what is saved', (facts, id) => {
    if (facts.open.dirty) expect(stateFor(id).words(facts)).not.toMatch(/^Saved/);
  });

  test.each(cases)(
    '%#: the words do something only where the banner offers nothing',
    (facts, id) => {
      if (bannerOf(facts)) expect(stateFor(id).action).toBeUndefined();
    },
  );

  test('a lock says what can be done: wait, copy, take over; and what was kept', () => {
    const offers = (facts: Facts) => bannerOf(facts)?.actions;
    const words = (facts: Facts) => bannerOf(facts)?.text;
    const held = { kind: 'held', by } as const;
    expect(offers(locked(held))).toEqual(['tellMe', 'editCopy', 'takeOver']);
    expect(offers(locked({ ...held, awaited: true }))).toEqual(['editCopy', 'takeOver']);
    expect(words(locked(held, { restored: { at }, dirty: true }))).toContain(
      'Your unsaved text of 12:04:31 is shown and stays kept.',
    );
    const lost = { ...held, lost: { at, kept: true } };
    expect(words(locked(lost, { dirty: true }))).toContain('among the versions');
    expect(words(locked({ ...lost, lost: { at, kept: false } }, { dirty: true }))).toBe(
      'What you had not saved is still here, and is not in the file.',
    );
    expect(words(locked(lost))).toBe('Everything you wrote is in the file.');
  });

  test('of what is not saved it is said where it is kept', () => {
    const full = failed('disk-full');
    const unkept = failure('disk-full');
    const words = (around: Partial<Facts>) => bannerOf({ ...full, ...around })?.text;
    expect(words({})).toBe('Your text is kept safe on this computer all the same.');
    expect(words({ unkept, inBrowser: true })).toBe('Your text is kept in this browser.');
    expect(words({ unkept })).toBe('Your text is safe as long as this window is open.');
    expect(bannerOf(told(due, { unkept }))?.text).toContain('would be lost');
    expect(bannerOf(told(due, { unkept, inBrowser: true }))?.text).toContain(
      'kept in this browser',
    );
  });

  test('while the line is gone nothing is promised of a file in dispute', () => {
    expect(bannerOf(told(due, { line: 'offline' }))?.text).toContain('saved as soon as it is back');
    const words = bannerOf({ ...both(1), line: 'offline' })?.text;
    expect(words).toContain('something to decide');
    expect(words).not.toContain('saved as soon');
  });

  test('whoever only reads is told, too, that the file or the line is gone', () => {
    const held = { kind: 'held', by } as const;
    expect(stateOf(locked(held, { outside: { kind: 'gone' } }))).toBe('gone');
    expect(stateOf({ ...locked(held), line: 'offline' })).toBe('offline');
    expect(stateOf(locked(held, { outside: { kind: 'changed' } }))).toBe('locked');
  });

  test('a failed save goes before its being restored, and both before the journal', () => {
    const restored = { restored: { at }, dirty: true };
    const disk = failure('disk-full');
    expect(stateOf(told({ ...restored, save: { kind: 'failed', failure: disk } }))).toBe(
      'disk-full',
    );
    expect(stateOf(told({ ...restored, save: { kind: 'due' } }, { unkept: disk }))).toBe(
      'restored',
    );
  });
});
