import type { z } from 'zod';
import { articleModel } from './model.ts';

export interface FieldFault {
  /** A sentence for the person who has to mend the file, without a full stop. */
  message: string;
  /** Such as `byline.contributors[0].name`; undefined for the file as a whole. */
  place: string | undefined;
}

/** What the model says against the fields of a file, in its order; none if it holds. */
export function fieldFaults(file: unknown): FieldFault[] {
  const { error } = articleModel.safeParse(file);
  return (error?.issues ?? []).map((issue) => ({
    message: sentenceFor(issue, file),
    place: placeOf(issue.path),
  }));
}

const things: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

const formats: Readonly<Record<string, string>> = {
  datetime: 'a date and time such as 2026-05-04T09:30:00+01:00',
  date: 'a day such as 2026-05-04',
};

/** zod's own sentences speak of types to programmers ("expected string, received undefined"). */
function sentenceFor(issue: z.core.$ZodIssue, file: unknown): string {
  const value = valueAt(file, issue.path);
  if (value === undefined && issue.path.length > 0)
    return 'Something that must be there is missing';
  switch (issue.code) {
    case 'invalid_type':
      return `There should be ${things[issue.expected] ?? issue.expected} here, not ${nameOf(value)}`;
    case 'invalid_format':
      // The model's own patterns come with their sentence.
      return formats[issue.format]
        ? `There should be ${formats[issue.format]} here`
        : issue.message;
    case 'invalid_value':
      return `There should be ${issue.values.map(String).join(' or ')} here`;
    case 'too_small':
      if (issue.origin === 'string') return 'There should be text here, but it is empty';
      return `The number here should be ${issue.inclusive ? 'at least' : 'over'} ${issue.minimum}`;
    case 'too_big':
      return `The number here should be at most ${issue.maximum}`;
    default:
      return 'Something here is not as it is in an article';
  }
}

function nameOf(value: unknown): string {
  if (value === null) return 'nothing (null)';
  if (Array.isArray(value)) return 'a list';
  const isFraction = typeof value === 'number' && !Number.isInteger(value);
  return isFraction ? 'a fraction' : (things[typeof value] ?? 'something else');
}

const valueAt = (file: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    file,
  );

function placeOf(path: readonly PropertyKey[]): string | undefined {
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return text.replace(/^\./, '') || undefined;
}
