import { existsSync } from 'node:fs';
import { judgedArticles, writeExport } from './articles.ts';
import { type Judge, missingProgram, run } from './judge.ts';

/** Debian's package; its command is a jar that the system cannot start by itself. */
const jar = '/usr/share/java/epubcheck.jar';
/** EPUBCheck takes some seconds a book. */
const generated = 4;

/**
 * Debian's is of EPUB 3.2, and says of WebP that not every reader has it; since EPUB 3.3 (3.2, core
 * media types) every one must.
 */
const isOfToday = (line: string) =>
  line.trim() === '' || /^Check finished|MED-003.*image\/webp/.test(line);

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
      const found = `${said}${out}`.split('\n').filter((line) => !isOfToday(line));
      if (code !== 0 && found.length > 0) complaints.push(`${name}: ${found.join('\n')}`);
    }
    return { complaints, looked: `${books} books` };
  },
};
