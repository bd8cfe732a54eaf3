import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { schemaFile } from '../unit/formats/publishedSchemas.ts';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

/**
 * Adobe's RELAX NG schema of single InDesign and InCopy files, as InDesign writes it. Nobody licensed
 * it for others to ship. Jing reads it: the Nu HTML checker's jar has it inside.
 */
const schema = schemaFile('idml/IDMarkupLanguage.rnc');
const howToGet =
  'it needs IDMarkupLanguage.rnc and datatype.rnc in ../shared/schemas/idml, or in the folder idml of the one that STET_SCHEMAS names. They are not ours to ship: InDesign writes them (app.generateIDMLSchema()), and github.com/metanorma/idml has those of InDesign 2026 in reference-docs/schemas/single';
const jing = 'nu.validator.vendor.thaiopensource.relaxng.util.Driver';

export const inCopy: Judge = {
  name: 'Jing on InCopy stories',
  missing: () =>
    missingProgram('java', 'default-jre-headless', '-version')() ?? (schema ? undefined : howToGet),
  judge(folder) {
    const grammar = readFileSync(schema ?? '', 'utf8');
    const release = /DOMVersion \{ "([\d.]+)" \}/.exec(grammar)?.[1];
    const stories: string[] = [];
    for (const [name, article] of judgedArticles(200)) {
      const story = writeExport(folder, 'icml', name, article);
      // A schema knows its own release only; ours says the oldest one that can read it.
      const text = readFileSync(story, 'utf8');
      writeFileSync(story, text.replace('DOMVersion="8.0"', `DOMVersion="${release}"`));
      stories.push(story);
    }
    const jar: string = createRequire(import.meta.url)('vnu-jar');
    const { code, out, said } = run('java', ['-cp', jar, jing, '-c', schema ?? '', ...stories]);
    const complaints = `${out}${said}`.split('\n').filter((line) => line.trim() !== '');
    if (code !== 0 && complaints.length === 0) complaints.push('It did not run.');
    return { complaints, looked: `${stories.length} stories, by the schema of DOM ${release}` };
  },
};
