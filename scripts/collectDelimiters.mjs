// Collects the quotation marks of every locale from Unicode's CLDR into a small table that is
// committed: `npm run delimiters`. A test fails while they differ.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const main = new URL('../node_modules/cldr-misc-full/main/', import.meta.url);
export const table = new URL('../shared/copydesk/typography/delimiters.ts', import.meta.url);

/** @returns {Promise<Map<string, string>>} outer and inner pairs, four characters, by locale */
async function readDelimiters() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const locale of (await readdir(main)).sort()) {
    const file = new URL(`${locale}/delimiters.json`, main);
    const { delimiters } = JSON.parse(await readFile(file, 'utf8')).main[locale];
    found.set(
      locale,
      [
        delimiters.quotationStart,
        delimiters.quotationEnd,
        delimiters.alternateQuotationStart,
        delimiters.alternateQuotationEnd,
      ].join(' '),
    );
  }
  return found;
}

/** @param {string} locale */
const parentOf = (locale) => (locale.includes('-') ? locale.replace(/-[^-]+$/, '') : 'en');

/** The module's text: a locale that writes as its parent does is not in it. */
export async function delimitersModule() {
  const all = await readDelimiters();
  /** @type {Map<string, string[]>} */
  const byMarks = new Map();
  for (const [locale, marks] of all) {
    let parent = parentOf(locale);
    while (!all.has(parent)) parent = parentOf(parent);
    if (locale !== 'en' && all.get(parent) === marks) continue;
    byMarks.set(marks, [...(byMarks.get(marks) ?? []), locale]);
  }
  const version = JSON.parse(await readFile(new URL('../package.json', main), 'utf8')).version;
  const lines = [...byMarks].map(
    ([marks, locales]) => `  '${marks}':\n    '${locales.join(' ')}',`,
  );
  return `// Made by scripts/collectDelimiters.mjs from CLDR ${version} (Unicode License v3).
/** Outer and inner quotation marks, and whose they are; others write as their language, else as English. */
// biome-ignore format: one line a set of marks
export const delimiters: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(table, await delimitersModule());
}
