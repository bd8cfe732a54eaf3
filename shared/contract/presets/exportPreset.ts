import { z } from 'zod';
import { isObject } from '../../article/sameValue.ts';
import { endMarks, formatIds, nitfKinds, photoSides } from '../commandNames.ts';
import { classNamePattern, longestClassName, notAClassName } from './classNameProblem.ts';
import { fileNameProblem, folderProblem } from './namePattern.ts';

/**
 * A way to export that a desk has given a name: formats, folder, file names and what happens to
 * photos. Presets lie in `.stet/desk.json` beside the desk's settings, and alone in files for the
 * command line (presetFile.ts). Unknown fields are kept in the file.
 */

/** @param problem the end of a sentence that begins with the field's place. */
const pattern = (problem: (text: string) => string | undefined) =>
  z.string({ error: 'is not text' }).superRefine((text, { addIssue }) => {
    if (text.length > 200) return addIssue('is longer than 200 characters');
    const message = problem(text);
    if (message !== undefined) addIssue(message);
  });

const choice = <const Values extends readonly string[]>(values: Values) => {
  const named = values.map((value) => `“${value}”`).join(', ');
  return z.enum(values, { error: `is none of ${named}` });
};

const truth = z.boolean({ error: 'is neither true nor false' });

const templateName = z
  .string({ error: 'is not text' })
  .max(120, 'is longer than 120 characters')
  .regex(
    /^[^./\\:*?"<>|\p{Cc}][^/\\:*?"<>|\p{Cc}]*\.html?$/u,
    'is not the name of an .html file in .stet/templates',
  )
  .describe('For web pages: the name of a file in .stet/templates/.');

const className = z
  .string({ error: 'is not text' })
  .max(longestClassName, `is longer than ${longestClassName} characters`)
  .regex(classNamePattern, notAClassName);

const classNames = z.record(z.string().max(64), className, { error: 'is no object' });

/** What a preset decides; of export options too, see contract/exports.ts. */
export const exportFields = {
  /** See namePattern.ts. */
  folder: pattern(folderProblem)
    .optional()
    .describe('Inside the chosen folder: web/{section}. The folder itself if absent.'),
  fileName: pattern(fileNameProblem)
    .optional()
    .describe('Without an extension: {date}-{slug}. The slug, else the headline, if absent.'),
  photos: choice(['beside', 'inline'])
    .default('beside')
    .describe('Photo files in a folder beside the page, or inside it as data.'),
  photoSide: z
    .int({ error: `is no whole number from ${photoSides.least} to ${photoSides.most}` })
    .min(photoSides.least, `is less than ${photoSides.least}`)
    .max(photoSides.most, `is more than ${photoSides.most}`)
    .optional()
    .describe('Pixels along the longer side at most; photos keep their size if absent.'),
  keepLocation: truth
    .optional()
    .describe('Whether the place where it was taken stays in a photo’s file.'),
  endMark: choice(endMarks)
    .optional()
    .describe('What ends wire copy, "" for nothing; "###" if absent.'),
  nitf: choice(nitfKinds)
    .optional()
    .describe('NITF with its namespace, or bare as most feeds have it; "namespaced" if absent.'),
  template: templateName.optional(),
  classNames: classNames
    .optional()
    .describe('For web pages: what a class is called instead, by the name it has without.'),
};

const presetName = z
  .string({ error: 'is missing' })
  .trim()
  .min(1, 'is empty')
  .max(80, 'is longer than 80 characters')
  .regex(/^\P{Cc}*$/u, 'has a control character')
  .describe('What people choose it by; no other preset of the desk has it.');

export const exportPreset = z.object({
  name: presetName,
  formats: z
    .array(
      z.enum(formatIds, {
        error: ({ input }) =>
          typeof input === 'string' ? `there is no format “${input}”` : 'is not a format’s name',
      }),
      { error: ({ input }) => (input === undefined ? 'is missing' : 'is not a list of formats') },
    )
    .min(1, 'names no format')
    .max(64, 'names more formats than there are')
    .transform((formats) => [...new Set(formats)]),
  ...exportFields,
});

export type ExportPreset = z.infer<typeof exportPreset>;

/** As many as anybody can find their way in. */
export const mostPresets = 100;

/**
 * @param place where it stands, for the sentences: `presets[2]`; '' for a file of its own.
 * @returns the preset, or what is wrong with it: `presets[2].formats: there is no format “htlm”`.
 */
export function presetFrom(
  value: unknown,
  place: string,
): { preset: ExportPreset } | { problems: string[] } {
  if (!isObject(value)) return { problems: [`${place || 'The preset'}: is no JSON object`] };
  const parsed = exportPreset.safeParse(value);
  if (parsed.success) return { preset: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => {
    // Of a list's items the list's name is enough: the sentence says which one.
    const field = path.filter((key) => typeof key === 'string').join('.');
    return `${[place, field].filter((part) => part !== '').join('.')}: ${message}`;
  });
  return { problems: [...new Set(problems)] };
}

/** The presets of a desk. One that is wrong is left out and named in `problems`. */
export function presetsFrom(value: unknown): { presets: ExportPreset[]; problems: string[] } {
  if (value === undefined) return { presets: [], problems: [] };
  if (!Array.isArray(value)) return { presets: [], problems: ['presets: is not a list'] };
  const presets: ExportPreset[] = [];
  const problems: string[] = [];
  for (const [index, each] of value.entries()) {
    const place = `presets[${index}]`;
    if (presets.length === mostPresets) {
      problems.push(`${place}: is one more than the ${mostPresets} that a desk can have`);
      break;
    }
    const read = presetFrom(each, place);
    if ('problems' in read) problems.push(...read.problems);
    else if (presets.some(({ name }) => sameName(name, read.preset.name))) {
      problems.push(`${place}.name: there is another preset “${read.preset.name}”`);
    } else presets.push(read.preset);
  }
  return { presets, problems };
}

/** Names that differ in case alone are too easily taken for each other. */
export const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();
