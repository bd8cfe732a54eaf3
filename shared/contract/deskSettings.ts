import { z } from 'zod';
import { isObject } from '../article/sameValue.ts';
import {
  type DeskLabel,
  type DeskSettings,
  deskDefaults as defaults,
  type LengthLimit,
  type LimitedField,
  lengthUnits,
  mostRatios,
  ratioPattern,
} from './deskDefaults.ts';
import { exportPreset, mostPresets, presetsFrom } from './presets/exportPreset.ts';

/**
 * What a desk agreed on, in `.stet/desk.json` of its library, so that everybody who works in that
 * folder writes under the same limits and names. Every field is optional; what is not set, or is
 * not what it should be, has the default. Unknown fields are kept in the file.
 *
 * In the renderer: `useDeskSettings()` and `deskSettings()` of renderer/desk/deskSettings.ts.
 */
const deskFormat = 'stet-desk';
const deskVersion = 1;

const characters = z.int().min(1).max(100_000).nullable();

const limit = ({ soft, hard }: LengthLimit) =>
  z.object({
    soft: characters.default(soft).describe('From here on a warning; null: none.'),
    hard: characters.default(hard).describe('Over this wrong; null: none.'),
  });
const headline = (field: LimitedField, about: string) =>
  limit(defaults.headlines[field]).prefault({}).describe(about);
const label = (name: DeskLabel) => z.string().trim().min(1).max(40).default(defaults.labels[name]);
const ratio = z.string().regex(ratioPattern);

const sections = {
  /** Per head field and headline variant. */
  headlines: z.object({
    headline: headline('headline', 'The headline itself.'),
    kicker: headline('kicker', 'The line above the headline.'),
    standfirst: headline('standfirst', 'The standfirst, or dek.'),
    web: headline('web', 'The headline on the web page.'),
    print: headline('print', 'The headline in print.'),
    seo: headline('seo', 'The title for search engines.'),
    social: headline('social', 'The headline on social networks.'),
    push: headline('push', 'The text of a push message.'),
    summary: headline('summary', 'The summary for cards and search results.'),
  }),
  /** What the desk calls the parts of an article. */
  labels: z.object({
    kicker: label('kicker'),
    headline: label('headline'),
    standfirst: label('standfirst'),
    subhead: label('subhead'),
    minorSubhead: label('minorSubhead'),
    caption: label('caption'),
    credit: label('credit'),
    pullQuote: label('pullQuote'),
    relatedLinks: label('relatedLinks'),
    factbox: label('factbox'),
    note: label('note'),
  }),
  blocks: z.object({
    hidden: z
      .array(z.string().max(64))
      .max(200)
      .default(defaults.blocks.hidden)
      .describe('Blocks that are not offered, by command: "divider", "relatedLinks"…'),
  }),
  length: z.object({
    unit: z
      .enum(lengthUnits)
      .default(defaults.length.unit)
      .describe('What articles are counted in.'),
    charactersPerLine: z
      .int()
      .min(5)
      .max(500)
      .default(defaults.length.charactersPerLine)
      .describe('Of one printed line.'),
  }),
  /** The text of a pull quote, in characters. */
  pullQuote: limit(defaults.pullQuote),
  photo: z.object({
    minWidth: z
      .int()
      .min(0)
      .max(100_000)
      .default(defaults.photo.minWidth)
      .describe('Pixels; 0: no minimum.'),
    minHeight: z
      .int()
      .min(0)
      .max(100_000)
      .default(defaults.photo.minHeight)
      .describe('Pixels; 0: no minimum.'),
    ratios: z
      .array(ratio)
      .max(mostRatios)
      .default(defaults.photo.ratios)
      .describe('Expected shapes as width:height, "3:2"; none: any shape.'),
  }),
  typography: z.object({
    asYouType: z
      .boolean()
      .default(defaults.typography.asYouType)
      .describe('Typographic quotes and dashes while typing.'),
    onPaste: z
      .boolean()
      .default(defaults.typography.onPaste)
      .describe('Also in plain text that is pasted; wire copy always stays as it came.'),
  }),
};

/** Read one by one, so that a wrong one is no harm to the others; changed by presets/changePresets.ts. */
const presets = z
  .array(exportPreset)
  .max(mostPresets)
  .default(defaults.presets)
  .describe('Ways to export that have a name.');

const deskSettings: z.ZodType<DeskSettings> = z.object({
  headlines: sections.headlines.prefault({}),
  labels: sections.labels.prefault({}),
  blocks: sections.blocks.prefault({}),
  length: sections.length.prefault({}),
  pullQuote: sections.pullQuote.prefault({}),
  photo: sections.photo.prefault({}),
  typography: sections.typography.prefault({}),
  presets,
});

/** Whole sections; of those that are not there nothing changes. */
export const deskChange = z.object({
  headlines: sections.headlines.optional(),
  labels: sections.labels.optional(),
  blocks: sections.blocks.optional(),
  length: sections.length.optional(),
  pullQuote: sections.pullQuote.optional(),
  photo: sections.photo.optional(),
  typography: sections.typography.optional(),
});

/** What stands in the file as the newsroom found it. */
export const deskReading = z.object({
  settings: deskSettings,
  /** `damaged`: no JSON object, or not readable; everything has its default. */
  file: z.enum(['absent', 'read', 'damaged']),
  /** Sentences for people: which fields were not what they should be. */
  problems: z.array(z.string()),
});

export type DeskChange = z.infer<typeof deskChange>;
export type DeskReading = z.infer<typeof deskReading>;

/**
 * A file's content as settings. A field that is wrong has its default and is named in `problems`;
 * the others count all the same.
 */
export function settingsFrom(content: Record<string, unknown>): {
  settings: DeskSettings;
  problems: string[];
} {
  const { presets: listed, ...others } = content;
  const { presets, problems: wrong } = presetsFrom(listed);
  const problems = wrong.map((problem) => `${problem}. It is left out.`);
  const remaining = JSON.parse(JSON.stringify(others)) as Record<string, unknown>;
  for (;;) {
    const parsed = deskSettings.safeParse(remaining);
    if (parsed.success) return { settings: { ...parsed.data, presets }, problems };
    for (const { path } of parsed.error.issues) {
      // The item of a list that is wrong makes the list wrong.
      const field = path.slice(
        0,
        path.findIndex((key) => typeof key === 'number') + 1 || undefined,
      );
      const named = typeof field.at(-1) === 'number' ? field.slice(0, -1) : field;
      if (!forget(remaining, named)) return { settings: { ...defaults, presets }, problems };
      problems.push(`“${named.join('.')}” is not what it should be; its default is used.`);
    }
  }
}

/** @returns false where there was nothing to forget. */
function forget(object: Record<string, unknown>, path: readonly PropertyKey[]): boolean {
  let holder: Record<string, unknown> | undefined = object;
  for (const key of path.slice(0, -1)) {
    holder = holder?.[String(key)] as Record<string, unknown> | undefined;
  }
  const last = path.at(-1);
  if (holder === undefined || last === undefined || !(String(last) in holder)) return false;
  delete holder[String(last)];
  return true;
}

/** What the file will say: the change over what it says, without defaults that nobody wrote down. */
export function changedDesk(
  content: Record<string, unknown>,
  change: DeskChange,
): Record<string, unknown> {
  const next = over(content, change as Record<string, unknown>, { ...defaults });
  return { format: deskFormat, version: deskVersion, ...next };
}

function over(
  old: Record<string, unknown>,
  change: Record<string, unknown>,
  defaults: Record<string, unknown> | undefined,
): Record<string, unknown> {
  const next = { ...old };
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const fallback = defaults?.[key];
    if (isObject(value)) {
      const before = isObject(old[key]) ? old[key] : {};
      const merged = over(before, value, isObject(fallback) ? fallback : undefined);
      if (Object.keys(merged).length > 0) next[key] = merged;
    } else if (key in old || JSON.stringify(value) !== JSON.stringify(fallback)) {
      next[key] = value;
    }
  }
  return next;
}

/** The JSON Schema (2020-12) of the file; kept in `docs/desk.schema.json` by `npm run docs`. */
export function deskJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(deskSettings, { io: 'input', reused: 'inline' }),
    title: 'Settings of a desk, version 1',
    description:
      'The file .stet/desk.json of a Stet library: UTF-8 JSON. Every field is optional; unknown fields are kept.',
  };
}
