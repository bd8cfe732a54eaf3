/**
 * Front matter as YAML. Every value is JSON, which is YAML too (YAML 1.2, §1.3), so that "no", a time
 * or a number in a headline stays what it is for every parser there is; a line a field.
 */
export function frontMatter(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    isEmpty(value) ? [] : `${name}: ${spaced(value)}\n`,
  );
  return `---\n${lines.join('')}---\n`;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.values(value).every(isEmpty);
}

/** Older YAML wants a space behind a comma and a colon. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => !isEmpty(field));
    return `{${fields.map(([name, field]) => `${name}: ${spaced(field)}`).join(', ')}}`;
  }
  // YAML 1.1 takes these for line breaks.
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029\ufeff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
