import path from 'node:path';
import { z } from 'zod';
import { remembered } from '../../../shared/article/remembered.ts';
import { type Settings, settings } from '../../../shared/contract/desk.ts';
import { viewDefaults } from '../../../shared/contract/viewDefaults.ts';
import { createUserFile } from './userFile.ts';

/** Whatever another release put there stays in the file. */
const stored = z.looseObject({});

/** What is set and is what it should be; a value that only a newer release knows counts as not set. */
function knownIn(file: Record<string, unknown>): Partial<Settings> {
  const known = Object.entries(settings.shape).map(([name, field]) => {
    const { success, data } = field.safeParse(file[name]);
    return [name, success ? data : undefined];
  });
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

export interface SettingsService {
  read(): Promise<Settings>;
  save(change: Partial<Settings>): Promise<Settings>;
  /** Told after a change is on the disk. */
  onChange(listener: (change: Partial<Settings>) => void): void;
}

/** What the person set once, in `settings.json` of the user's data folder. */
export function createSettings(userData: string): SettingsService {
  const file = createUserFile<z.infer<typeof stored>>(
    path.join(userData, 'settings.json'),
    stored,
    () => ({}),
  );
  const complete = (known: z.infer<typeof stored>): Settings => ({
    ...defaultSettings(),
    ...knownIn(known),
  });
  const listeners: ((change: Partial<Settings>) => void)[] = [];
  return {
    onChange: (listener) => void listeners.push(listener),
    read: async () => complete(await file.read()),
    save: async (change) => {
      const given = Object.fromEntries(
        Object.entries(settings.partial().parse(change)).filter(([, value]) => value !== undefined),
      );
      const saved = complete(await file.change((known) => ({ ...known, ...given })));
      for (const listener of listeners) listener(given);
      return saved;
    },
  };
}

/** What holds before anything was set. */
export const defaultSettings = (): Settings => ({
  language: systemLanguage(),
  authorName: '',
  inspectorOpen: true,
  libraryOpen: true,
  view: viewDefaults,
  keys: {},
  openArticles: [],
});

/**
 * The language of the system as BCP 47 without the extensions that `Intl` may add. Dates would tell it
 * too, but load what they are written with first: 13 ms before the first page, against 0.3 (measured).
 */
const systemLanguage = remembered(() => {
  const { language, script, region } = new Intl.Locale(
    new Intl.PluralRules().resolvedOptions().locale,
  );
  return [language, script, region].filter(Boolean).join('-');
});
