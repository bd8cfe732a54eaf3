import type { Article } from '../article/model.ts';
import { headlineOf } from '../article/text.ts';

/** Names that Windows gives to devices, with any extension. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * What the files of an export are named after: the slug, else the headline, else "article". Letters
 * and digits of any script, hyphens and underscores, at most 80 characters and 180 bytes: a file
 * name on every system, without a path.
 */
export function baseNameOf(article: Article): string {
  for (const text of [article.slug ?? '', headlineOf(article.content).toLowerCase()]) {
    const name = asBaseName(text);
    if (name !== '') return name;
  }
  return 'article';
}

/** The same of any text; '' where nothing of it can be in a name. */
export function asBaseName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}_]+/gu, '-')
    .replace(/^[-\p{M}]+/u, '');
  let name = '';
  let bytes = 0;
  for (const character of [...plain].slice(0, 80)) {
    bytes += bytesOf(character);
    if (bytes > 180) break;
    name += character;
  }
  name = name.replace(/-+$/, '');
  return devices.test(name) ? `${name}-article` : name;
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
