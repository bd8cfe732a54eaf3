import { clean } from '../cleanText.ts';

/** Those of the fields that say something, clean and without space around them. */
export function given<Name extends string>(
  fields: { readonly [Key in Name]?: unknown },
): {
  [Key in Name]?: string;
} {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = typeof field === 'string' ? clean(field).trim() : '';
      return value === '' ? [] : [[name, value]];
    }),
  ) as { [Key in Name]?: string };
}
