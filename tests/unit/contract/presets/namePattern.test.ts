import { describe, expect, test } from 'vitest';
import {
  fileNameProblem,
  folderProblem,
  nameFields,
} from '../../../../shared/contract/presets/namePattern.ts';
import { namesFor } from '../../../../shared/formats/namesFor.ts';
import fc from '../../../fastCheck.ts';
import { article } from '../../formats/build.ts';

const story = article(
  {
    id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
    slug: 'harbor-vote',
    section: { id: 's1', name: 'Local News' },
    dates: { created: '2026-05-03T23:30:00+02:00', modified: '2026-05-09T08:00:00Z' },
  },
  {},
);

describe('names from patterns', () => {
  test.each([
    [{}, '', 'harbor-vote'],
    [{ folder: 'web/{section}' }, 'web/local-news', 'harbor-vote'],
    [{ folder: 'Web pages/{year}/{month}-{day}/' }, 'Web pages/2026/05-03', 'harbor-vote'],
    [{ fileName: '{date}-{slug}' }, '', '2026-05-03-harbor-vote'],
    [{ fileName: '{section}_{language}' }, '', 'local-news_en-GB'],
    [{ fileName: '{id}' }, '', '11111111-2222-4333-8444-555555555555'],
  ])('%j', (patterns, folder, baseName) => {
    expect(namesFor(story, patterns)).toEqual({ folder, baseName });
  });

  test('what an article lacks is left out, with the folder of which nothing is left', () => {
    const bare = article({ slug: '', dates: {} }, {});
    const names = { folder: 'web/{section}/{date}/x-{year}', fileName: '{date}-{section}' };
    expect(namesFor(bare, names)).toEqual({ folder: 'web/x', baseName: 'article' });
  });

  test('the day it is published comes before the dateline’s and the one it was begun on', () => {
    const dates = { created: '2026-05-03T10:00:00Z' };
    const dateline = { place: 'Calder', date: '2026-05-04' };
    const at = (more: object) => namesFor(article(more, {}), { fileName: '{date}' }).baseName;
    expect(at({ dates })).toBe('2026-05-03');
    expect(at({ dates, dateline })).toBe('2026-05-04');
    expect(at({ dates: { ...dates, published: '2026-05-06T00:30:00+02:00' }, dateline })).toBe(
      '2026-05-06',
    );
  });

  test('an article’s words never lead anywhere', () => {
    const bad = article({ slug: '../../etc/passwd', section: { id: '..', name: 'C:\\con' } }, {});
    expect(namesFor(bad, { folder: '{section}/{slug}', fileName: '{section}' })).toEqual({
      folder: 'c-con/etc-passwd',
      baseName: 'c-con',
    });
    const device = article({ section: { id: 'x', name: 'on' } }, {});
    expect(namesFor(device, { folder: 'c{section}' }).folder).toBe('con-folder');
  });

  test('whatever the pattern and the article say, it is a relative path of plain names', () => {
    const piece = fc.oneof(
      fc.constantFrom(...nameFields.map((name) => `{${name}}`), '/', '-', '.', ' ', '..'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const pattern = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    let tried = 0;
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (text, slug, name) => {
          const any = article({ slug, section: { id: 'x', name } }, {});
          const folder = folderProblem(text) === undefined ? text : '';
          const fileName = fileNameProblem(text) === undefined ? text : undefined;
          if (folder !== '' || fileName !== undefined) tried++;
          const names = namesFor(any, { folder, fileName });
          for (const part of [...names.folder.split('/'), names.baseName]) {
            if (names.folder === '' && part === '') continue;
            expect(part).not.toMatch(/^\.|^ |[ .]$|[\\/:*?"<>|\p{Cc}]|^$/u);
          }
        },
      ),
      { numRuns: 2000 },
    );
    expect(tried).toBeGreaterThan(200);
  });
});

describe('patterns that are refused, with a reason', () => {
  test.each([
    ['/srv/web', /no path inside the chosen folder/],
    ['C:web', /no path inside/],
    ['web\\print', /no path inside/],
    ['web/../..', /“\.\.” leads out of the chosen folder/],
    ['web//print', /empty folder name/],
    ['.stet/{slug}', /begins with a dot/],
    ['web:print', /“:” can be in no folder’s name/],
    ['web/ print', /begins or ends with a space or dot/],
    ['web/{sektion}', /there is no field \{sektion\}; there are \{slug\}, /],
    ['web/{section', /a brace has no partner/],
    ['a/b/c/d/e/f/g/h/i', /more than 8 folders deep/],
  ])('folder %s', (pattern, problem) => {
    expect(folderProblem(pattern)).toMatch(problem);
  });

  test.each([
    ['', /is empty/],
    ['web/{slug}', /“\/” cannot be used/],
    ['{slug}.v2', /“\.” cannot be used/],
    ['{slgu}', /there is no field \{slgu\}/],
    ['{slug}}', /a brace has no partner/],
  ])('file name %s', (pattern, problem) => {
    expect(fileNameProblem(pattern)).toMatch(problem);
  });
});
