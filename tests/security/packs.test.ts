import fs from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { historyKey } from '../../electron/newsroom/history/historyFile.ts';
import { bringIn } from '../../electron/newsroom/packs/bringIn.ts';
import { checkPack, planFor } from '../../electron/newsroom/packs/checkPack.ts';
import { PackFile } from '../../electron/newsroom/packs/openPack.ts';
import { encodeRecord } from '../../electron/newsroom/storage/records.ts';
import { articleWith, fails } from '../unit/newsroom/desks.ts';
import { freshFolder, namesIn } from '../unit/newsroom/folders.ts';
import {
  json,
  listed,
  type Member,
  member,
  packOf,
  sha256,
  writeZip,
} from '../unit/newsroom/packFiles.ts';
import { png } from '../unit/newsroom/photos.ts';

const article = articleWith({ headline: 'Harbour vote' });
const text = (value: string) => new TextEncoder().encode(value);

describe('a hostile pack', () => {
  let folder: string;
  let library: string;
  let file: string;
  beforeEach(async () => {
    folder = await freshFolder();
    library = await freshFolder();
    file = path.join(folder, 'p.stetpack');
  });

  /** Opens it, checks it and would bring it in; nothing of it may get that far. */
  async function refused(code: Parameters<typeof fails>[1]) {
    const attempt = async () => {
      const pack = await PackFile.open(file);
      try {
        await checkPack(pack);
        await bringIn(pack, library, 'both');
      } finally {
        pack.close();
      }
    };
    await fails(attempt(), code);
    expect(await namesIn(library)).toEqual([]);
  }
  const zip = (members: readonly Member[]) => writeZip(file, members);
  /** Changes a name everywhere in a ZIP file; both must have the same length. */
  async function renameMember(from: string, to: string) {
    const bytes = await fs.readFile(file);
    const next = Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
    expect(next.length).toBe(bytes.length);
    await fs.writeFile(file, next);
  }

  test('that is as it should be comes in', async () => {
    await zip(packOf(article).members());
    const pack = await PackFile.open(file);
    await checkPack(pack);
    await bringIn(pack, library, 'both');
    pack.close();
    expect(await namesIn(library)).toEqual(['vote.stet']);
  });

  test.each([
    'articles/../../evil.stet',
    'articles/..\\evil.stet',
    'articles/.stet/desk.stet',
    'articles/.hidden.stet',
    'articles/media/x.stet',
    'articles/a/b/c/d/e.stet',
    'articles/con.stet',
    'articles/a:b.stet',
    'articles/x.stet ',
    'articles/evil.exe',
    '.stet/history/x.versions',
    'history/../../x.versions',
    'photos/evil.svg',
    `photos/${'0'.repeat(64)}.svg`,
    'inner.zip',
    'desk.json/x',
  ])('with a member named %s is refused', async (name) => {
    const evil = member('articles/aaaa.stet', text('{}'));
    // yazl does not write such names; so they are put in afterwards.
    const stand = 'z'.repeat(Buffer.byteLength(name));
    const { members, manifest } = packOf(article);
    const files = [...manifest.files, { ...listed(evil), name }];
    await zip([...members({ files }), { ...evil, name: stand }]);
    await renameMember(stand, name);
    await refused('damaged');
  });

  test.each(['/etc/x.stet', 'C:/x.stet'])('with the absolute path %s is refused', async (name) => {
    const stand = 'z'.repeat(name.length);
    await zip([...packOf(article).members(), member(stand, text('{}'))]);
    await renameMember(stand, name);
    await refused('damaged');
  });

  test('with a link, a folder or a device is refused', async () => {
    const { members } = packOf(article);
    for (const mode of [0o120777, 0o040755, 0o020644, 0o010644]) {
      const [first, ...rest] = members();
      await zip([{ ...(first as Member), mode }, ...rest]);
      await refused('damaged');
    }
  });

  test('with two files of one name is refused, also in another case', async () => {
    const { members } = packOf(article);
    await zip([...members(), member('articles/vote.stet', text('{}'))]);
    await refused('damaged');
    await zip([...members(), member('articles/VOTE.stet', text('{}'))]);
    await refused('damaged');
    const twice = packOf(article);
    await zip(twice.members({ files: [...twice.manifest.files, ...twice.manifest.files] }));
    await refused('damaged');
  });

  test('with more, less or other than is on its list is refused', async () => {
    const { members, manifest } = packOf(article);
    const photo = png(3, 2);
    const extra = member(`photos/${sha256(photo)}.png`, photo);
    await zip([...members(), extra]);
    await refused('damaged');
    await zip(members({ files: [...manifest.files, listed(extra)] }));
    await refused('damaged');
    const [only] = manifest.files;
    await zip(members({ files: [{ ...only, sha256: '0'.repeat(64) }] }));
    await refused('damaged');
    await zip(members({ files: [{ ...only, bytes: 1 }] }));
    await refused('damaged');
    await zip(members({ articles: [] }));
    await refused('damaged');
    await zip(members({ articles: [{ ...manifest.articles[0], id: 'urn:uuid:other' }] }));
    await refused('damaged');
    await zip(members({ articles: [{ ...manifest.articles[0], photos: [only?.name] }] }));
    await refused('damaged');
  });

  test('with a photo that is none, or is not what its name says, is refused', async () => {
    const page = text('<script>alert(1)</script>');
    for (const name of [`photos/${sha256(page)}.png`, `photos/${'0'.repeat(64)}.png`]) {
      await zip(packOf(article, [member(name, page)], { photos: [name] }).members());
      await refused('damaged');
    }
  });

  test('with an article that is none, or a script in its versions, is refused', async () => {
    const broken = packOf(article);
    const bad = member('articles/vote.stet', text('{"format":"stet-article","version":1}'));
    await zip([bad, member('manifest.json', json({ ...broken.manifest, files: [listed(bad)] }))]);
    await refused('damaged');
    const history = `history/${historyKey(article.id)}.versions`;
    const version = {
      kind: 'version',
      format: 1,
      id: 'abcdefgh',
      at: 1,
      reason: 'saved',
      revision: '0'.repeat(64),
      words: 1,
      name: 'x',
      data: '',
    };
    for (const record of [{ ...version, at: 'now' }, { ...version, label: {} }, { kind: 'odd' }]) {
      const member_ = member(history, encodeRecord(record as never));
      await zip(packOf(article, [member_], { history }).members());
      await refused('damaged');
    }
    const other = `history/${historyKey('urn:uuid:other')}.versions`;
    const elsewhere = member(other, encodeRecord(version as never));
    await zip(packOf(article, [elsewhere], { history: other }).members());
    await refused('damaged');
  });

  test('of a newer Stet is refused and says so', async () => {
    await zip(packOf(article).members({ version: 2, files: 'otherwise' }));
    await refused('newer-version');
  });

  test('that is cut off or changed anywhere leaves the library as it is', async () => {
    await zip(packOf(article).members());
    const whole = await fs.readFile(file);
    for (let length = 0; length < whole.length; length += 97) {
      await fs.writeFile(file, whole.subarray(0, length));
      await refused('damaged');
    }
    let refusals = 0;
    for (let at = 0; at < whole.length; at += 13) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      await fs.writeFile(file, changed);
      const into = await freshFolder();
      try {
        const pack = await PackFile.open(file);
        const plan = await checkPack(pack)
          .then(() => planFor(pack, into))
          .finally(() => pack.close());
        // A time or an attribute that nobody reads; the article is what it was.
        expect(plan).toMatchObject([{ state: 'new' }]);
      } catch (error) {
        expect(error).toMatchObject({
          failure: { code: expect.stringMatching(/damaged|too-large/) },
        });
        refusals++;
      }
    }
    expect(refusals).toBeGreaterThan(whole.length / 13 / 2);
  });

  test('that would become too large is refused before it does', async () => {
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const bomb = Buffer.alloc(19 * 1024 * 1024, ' ');
    const name = 'articles/bomb.stet';
    await zip([...packOf(article).members(), member(name, bomb)]);
    await refused('too-large');
    // One that says it is small.
    const { members, manifest } = packOf(article);
    const small = { name, bytes: 10, sha256: '0'.repeat(64) };
    await zip([
      ...members({
        files: [...manifest.files, small],
        articles: [...manifest.articles, { ...manifest.articles[0], name, id: 'urn:uuid:b' }],
      }),
      member(name, bomb),
    ]);
    const bytes = await fs.readFile(file);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bomb.length);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(10);
    let at = bytes.indexOf(size);
    for (; at >= 0; at = bytes.indexOf(size, at + 4)) lie.copy(bytes, at);
    await fs.writeFile(file, bytes);
    await refused('damaged');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test('whose members lie on top of each other is refused', async () => {
    // Two entries of the directory that name the same bytes.
    const photo = png(3, 2);
    const one = member(`photos/${sha256(photo)}.png`, photo);
    const two = member(`photos/${sha256(photo)}.jpg`, photo);
    await zip([one, two, ...packOf(article).members()]);
    const bytes = await fs.readFile(file);
    const central = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    const second = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), central + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE(central + 42), second + 42);
    await fs.writeFile(file, bytes);
    await refused('damaged');
  });

  test('that is no ZIP file, or an encrypted one, is refused', async () => {
    for (const content of ['', 'not a pack', `PK\u0003\u0004${'x'.repeat(100)}`]) {
      await fs.writeFile(file, content);
      await refused('damaged');
    }
    await zip(packOf(article).members());
    const bytes = await fs.readFile(file);
    for (let at = 0; at >= 0; at = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'), at + 4)) {
      if (at > 0) bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
    }
    await fs.writeFile(file, bytes);
    await refused('damaged');
  });
});
