import path from 'node:path';
import { visibleWords } from '../unit/formats/visibleWords.ts';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

/** LibreOffice takes some seconds to start, and reads all documents in one go. */
export const libreOffice: Judge = {
  name: 'LibreOffice on Word documents',
  missing: missingProgram('soffice', 'libreoffice-writer-nogui'),
  judge(folder) {
    const articles = [...judgedArticles(30)];
    const documents = articles.map(([name, article]) => writeExport(folder, 'docx', name, article));
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const { said } = run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      path.join(folder, 'text'),
      ...documents,
    ]);
    const complaints = articles.flatMap(([name, article]) => {
      const { out } = run('cat', [path.join(folder, 'text', `${name}.txt`)]);
      return missingWords(name, out, visibleWords(article), said);
    });
    return { complaints, looked: `${documents.length} documents` };
  },
};

export const pandoc: Judge = {
  name: 'pandoc on Word documents',
  missing: missingProgram('pandoc', 'pandoc'),
  judge(folder) {
    const complaints: string[] = [];
    let documents = 0;
    for (const [name, article] of judgedArticles(60)) {
      const document = writeExport(folder, 'docx', name, article);
      documents++;
      // Plain text leaves out the head, which is metadata; Markdown puts marks into words.
      const read = ['plain', 'markdown'].map((to) =>
        run('pandoc', ['-f', 'docx+styles', '-t', to, '--standalone', '--wrap=none', document]),
      );
      const out = read.map((one) => one.out).join('\n');
      const said = read.map((one) => one.said).join('');
      if (said !== '') complaints.push(`${name}: ${said}`);
      complaints.push(...missingWords(name, out, visibleWords(article), ''));
    }
    return { complaints, looked: `${documents} documents` };
  },
};

/** Readers write tables, lists and capitals in their own way, so only whole words are looked for. */
function missingWords(name: string, text: string, words: string[], said: string): string[] {
  if (text === '' && words.length > 0) return [`${name}: it could not be read. ${said}`];
  const flat = letters(text);
  const missing = words.filter((word) => !flat.includes(letters(word)));
  return missing.length > 0 ? [`${name}: ${missing.slice(0, 10).join(' ')} is not in it`] : [];
}

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
