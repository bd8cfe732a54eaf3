/**
 * JSON.parse rounds what a double cannot hold, so a 19-digit id in a field of another program
 * would change by opening and saving. Such a number is carried as `{"$number": "…"}` while the
 * article is in memory and written back as it was. An object of a file that looks like that is
 * carried as `{"$number": [ … ]}`, so that the two are never taken for one another.
 */
const tag = '$number';

/** May hold an object with that key; it can be written with escapes. */
const mayBeTagged = /\$number|\\u/i;

/**
 * A number that may not survive a double: 16 digits or more, or an exponent. Only where JSON may have
 * one: the name of nearly every photo (64 hex digits) holds something that looks like an exponent,
 * and to look at every value of the file takes several times as long as to parse it.
 */
const suspicious =
  /(?:^|[[:,])\s*-?(?:[0-9]{16}|[0-9]+\.[0-9]{15}|[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{2})/;

type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { source?: string },
) => unknown;

/** JSON.parse that loses no digit. @throws SyntaxError as JSON.parse does. */
export function parseExactly(text: string): unknown {
  if (!suspicious.test(text) && !mayBeTagged.test(text)) return JSON.parse(text);
  const reviver: Reviver = (_key, value, context) => {
    if (isTagged(value)) return { [tag]: [value[tag]] };
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return sameNumber(context.source, value) ? value : { [tag]: context.source };
  };
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown);
}

function isTagged(value: unknown): value is { [tag]: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, tag) &&
    Object.keys(value).length === 1
  );
}

/** The one field of an object that only looked like a carried number; undefined for others. */
export function ownNumberField(value: object): { key: string; value: unknown } | undefined {
  const held = isTagged(value) ? value[tag] : undefined;
  return Array.isArray(held) && held.length === 1 ? { key: tag, value: held[0] } : undefined;
}

/** The digits of `{"$number": "…"}`, or undefined for anything else. */
export function exactNumber(value: object): string | undefined {
  const digits = isTagged(value) ? value[tag] : undefined;
  return typeof digits === 'string' && /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(digits)
    ? digits
    : undefined;
}

function sameNumber(source: string, value: number): boolean {
  return source === String(value) || digitsOf(source) === digitsOf(String(value));
}

/** Sign, significant digits and power of ten, so that `1.50e3` equals `1500`. */
function digitsOf(source: string): string {
  const match = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(source);
  if (!match) return source;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0';
  const power = Number(exponent) - fraction.length + (digits.length - trimmed.length);
  return `${sign}${trimmed}e${power}`;
}
