import { textsIn } from './elements.ts';

type Kind = 'ins' | 'del' | undefined;
interface Letter {
  letter: string;
  kind: Kind;
}

/**
 * Google Docs' HTML does not say what was only suggested, its own type does. Marks it in the HTML as
 * `ins` and `del`, where the texts of both agree; where they do not, nothing is touched.
 */
export function markSuggestions(root: HTMLElement, clip: string): void {
  const letters = readClip(clip);
  if (!letters?.some(({ kind }) => kind)) return;
  const texts = textsIn(root);
  const shown = texts.map(({ data }) => data.replace(ignored, '')).join('');
  const agreeing = [letters, letters.filter(({ kind }) => kind !== 'del')].find(
    (candidate) => candidate.map(({ letter }) => letter).join('') === shown,
  );
  if (!agreeing) return;
  let at = 0;
  for (const text of texts) at = markText(text, agreeing, at);
}

/** Spaces, and the signs that stand for line ends, tables and objects. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Google's own signs are control characters
const ignored = /[\s\u0000-\u001f\u00a0\u200b\ue907\ufeff]/g;

function readClip(clip: string): Letter[] | undefined {
  try {
    const { data } = JSON.parse(clip) as { data?: unknown };
    const { resolved } = JSON.parse(String(data)) as { resolved?: Record<string, unknown> };
    const text = String(resolved?.dsl_spacers ?? '');
    const inserted = suggested(resolved?.dsl_suggestedinsertions, text.length);
    const deleted = suggested(resolved?.dsl_suggesteddeletions, text.length);
    return [...text.split('')]
      .map((letter, index): Letter => {
        const kind = deleted[index] ? 'del' : inserted[index] ? 'ins' : undefined;
        return { letter, kind };
      })
      .filter(({ letter }) => letter.replace(ignored, '') !== '');
  } catch {
    return undefined;
  }
}

/** Sparse: a place without an entry is like the one before it. */
function suggested(value: unknown, length: number): boolean[] {
  const entries = (value as { sgsl_sugg?: unknown } | undefined)?.sgsl_sugg;
  if (!Array.isArray(entries)) return [];
  let is = false;
  return Array.from({ length }, (_, index) => {
    const entry: unknown = entries[index];
    if (Array.isArray(entry)) is = entry.length > 0;
    return is;
  });
}

/** @returns how many letters are used up after this text */
function markText(text: Text, letters: readonly Letter[], start: number): number {
  let at = start;
  const parts: { kind: Kind; data: string }[] = [];
  for (const letter of text.data.split('')) {
    const last = parts.at(-1);
    const isSign = letter.replace(ignored, '') !== '';
    // A space between two changes of a kind is part of them.
    const beside = letters[at - 1]?.kind;
    const kind = isSign ? letters[at++]?.kind : beside === letters[at]?.kind ? beside : undefined;
    if (last && last.kind === kind) last.data += letter;
    else parts.push({ kind, data: letter });
  }
  if (parts.some(({ kind }) => kind)) {
    const document = text.ownerDocument;
    text.replaceWith(
      ...parts.map(({ kind, data }) => {
        if (!kind) return document.createTextNode(data);
        const element = document.createElement(kind);
        element.textContent = data;
        element.setAttribute('data-suggestion', '');
        return element;
      }),
    );
  }
  return at;
}
