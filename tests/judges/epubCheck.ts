import { existsSync } from 'node:fs';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

/** Debian's package; its command is a jar that the system cannot start by itself. */
const jar = '/usr/share/java/epubcheck.jar';
/** EPUBCheck takes some seconds a book. */
const generated = 4;

export const epubCheck: Judge = {
  name: 'EPUBCheck',
  missing: () =>
    missingProgram('java', 'default-jre-headless', '-version')() ??
    (existsSync(jar) ? undefined : `it needs ${jar} (Debian: epubcheck)`),
  judge(folder) {
    const complaints: string[] = [];
    let books = 0;
    for (const [name, article] of judgedArticles(generated)) {
      const book = writeExport(folder, 'epub', name, article);
      books++;
      const { code, out, said } = run('java', ['-jar', jar, '--quiet', book]);
      if (code !== 0) complaints.push(`${name}: ${`${said}${out}`.trim()}`);
    }
    return { complaints, looked: `${books} books` };
  },
};
