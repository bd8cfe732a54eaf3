import { clean } from '../cleanText.ts';

/** Those of the fields that say something, clean and without space around them. */
export function given<Name extends string>(
  fields: { readonly [Key in Name]?: unknown },
): {
  [Key in Name]?: string;
} {
  const found: { [Key in Name]?: string } = {};
  for (const name in fields) {
    const field: unknown = fields[name];
    if (typeof field !== 'string') continue;
    const value = clean(field).trim();
    if (value !== '') found[name] = value;
  }
  return found;
}
