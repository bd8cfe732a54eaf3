import { expect, test } from 'vitest';
import type { Parity } from '../support/parity.ts';

/** What the desk is and how it is set up. */
export function desk({ call, failing }: Parity) {
  test('the desk says what it can', async () => {
    expect(await call('desk.hello')).toMatchObject({ host: 'web', version: '0.0.0' });
    expect(await call('desk.settings')).toMatchObject({ language: expect.any(String) });
    expect(await call('desk.saveSettings', { authorName: 'Ada Example' })).toMatchObject({
      authorName: 'Ada Example',
    });
    expect(await call('desk.settings')).toMatchObject({ authorName: 'Ada Example' });
    expect(await failing('desk.saveSettings', { language: '<b>' })).toMatchObject({
      code: 'bad-input',
    });
    expect(await failing('desk.openLink', { href: 'https://example.com/' })).toMatchObject({
      code: 'unsupported',
    });
  });

  test('a link that is not for the network is not asked about, and a private one neither', async () => {
    expect(await call('links.check', { href: 'mailto:desk@example.com' })).toMatchObject({
      state: 'unknown',
    });
    for (const href of [
      'http://127.0.0.1:9/',
      'http://localhost/',
      'https://[::1]/',
      'http://0x7f.1/',
    ]) {
      expect(await call('links.check', { href })).toEqual({
        state: 'unknown',
        message: 'Not checked: it leads into a private network',
      });
    }
  });

  test('the library opens nothing by a path', async () => {
    expect(await call('library.status')).toMatchObject({ state: 'ready', name: 'Desk' });
    expect(await failing('library.choose')).toMatchObject({ code: 'unsupported' });
    expect(await call('library.recent')).toEqual(expect.any(Array));
    await failing('library.openRecent', { id: '/etc' });
    await failing('library.openRecent', { id: '../../etc' });
    expect(await call('library.list')).toEqual([]);
    for (const file of ['/etc/passwd', '../x.stet', 'C:\\x.stet', 'harbor-vote.stet']) {
      expect(await failing('article.open', { file })).toMatchObject({ code: 'bad-input' });
    }
    expect(await failing('article.open', { file: 'notthere1' })).toMatchObject({
      code: 'not-found',
    });
  });

  test('the desk’s settings are the library’s', async () => {
    expect(await call('library.deskSettings')).toMatchObject({ file: 'absent', problems: [] });
    const change = { labels: { standfirst: 'Dek' } };
    expect(await call('library.saveDeskSettings', change)).toMatchObject({
      file: 'read',
      settings: { labels: { standfirst: 'Dek', caption: 'Caption' } },
    });
    expect(await call('library.deskSettings')).toMatchObject({
      settings: { labels: { standfirst: 'Dek' } },
    });
    const wrong = { length: { unit: 'inches' } };
    expect(await failing('library.saveDeskSettings', wrong)).toMatchObject({ code: 'bad-input' });
  });

  test('presets are the library’s, and each is changed for itself', async () => {
    const put = (preset: object, more = {}) => ({ what: 'put', preset, ...more });
    const web = { name: 'Web', formats: ['html'], folder: 'web/{section}' };
    const wire = { name: 'Wire', formats: ['text'], endMark: '-30-' };
    await call('library.changePreset', put(web));
    expect(await call('library.changePreset', put(wire, { at: 0 }))).toMatchObject({
      settings: { presets: [wire, web] },
    });
    expect(await failing('library.changePreset', put({ ...wire, name: 'web' }))).toMatchObject({
      code: 'exists',
    });
    const wrong = put({ name: 'Out', formats: ['html'], folder: '../out' });
    expect(await failing('library.changePreset', wrong)).toMatchObject({ code: 'bad-input' });
    await call('library.changePreset', put({ ...web, name: 'Site' }, { was: 'Web' }));
    await call('library.changePreset', { what: 'remove', name: 'Wire' });
    expect(await call('library.deskSettings')).toMatchObject({
      settings: { presets: [{ name: 'Site', formats: ['html'] }] },
    });
  });
}
