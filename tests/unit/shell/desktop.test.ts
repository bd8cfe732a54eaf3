import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowLaunch } from '../../../electron/shell/launch.ts';
import { createArticle } from '../../../shared/article/create.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import type { NewsroomContract } from '../../../shared/contract/contract.ts';
import type { DesktopBridge } from '../../../shared/contract/desktopBridge.ts';
import { electronDouble } from './electronDouble.ts';

/** The whole desktop with its real newsroom and real files; only Electron is a double. */
let folder: string;
let double: ReturnType<typeof electronDouble>;
const inFolder = (...names: string[]) => path.join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stet-desktop-'));
  for (const name of ['Documents', 'Library', 'appData', 'program']) await mkdir(inFolder(name));
  const page = '<!doctype html><title>Stet</title>';
  await writeFile(inFolder('program', 'index.html'), page);
  const entry = {
    file: 'index.html',
    mime: 'text/html; charset=utf-8',
    bytes: page.length,
    sha256: createHash('sha256').update(page).digest('hex'),
  };
  await writeFile(inFolder('program', 'renderer-manifest.json'), JSON.stringify({ '/': entry }));
  double = electronDouble({ appData: inFolder('appData'), documents: inFolder('Documents') });
  vi.resetModules();
  vi.doMock('electron', () => double.electron);
  vi.stubEnv('STET_USER_DATA', '');
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.doUnmock('electron');
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const launch = (given: Partial<WindowLaunch> = {}): WindowLaunch => ({
  kind: 'window',
  files: [],
  newWindow: false,
  ...given,
});

async function start(given: Partial<WindowLaunch> = {}) {
  const { runDesktop } = await import('../../../electron/shell/desktop.ts');
  await runDesktop(launch(given), inFolder('program'));
}

/** A page that came up: what it may say, and what it was told. */
function pageOf(index = 0) {
  const window = double.windows[index];
  if (!window) throw new Error('No such window');
  const bridge: DesktopBridge = window.loadPage();
  const opened: string[] = [];
  bridge.onOpenFile((file) => opened.push(file));
  bridge.connect();
  const port = window.webContents.ports.at(-1);
  if (!port) throw new Error('No port came');
  const link = new RPCLink({ port, customJsonSerializers: [articleInTransit] });
  port.start();
  const client: ContractRouterClient<NewsroomContract> = createORPCClient(link);
  return { window, bridge, opened, client, port };
}

async function quit() {
  double.electron.app.quit();
  return await double.exit;
}

async function articleFile(name: string) {
  const file = inFolder('Library', name);
  await writeFile(
    file,
    serialise(createArticle(`urn:uuid:${randomUUID()}`, 'en-GB', '2026-11-24T02:00:00Z')),
  );
  return file;
}

describe('the desktop', () => {
  it('closes everything before it is ready and before a page loads', async () => {
    await start({ library: inFolder('Library') });
    expect(double.news()).toEqual([
      'enableSandbox',
      'name Stet',
      'path userData',
      'path sessionData',
      ...(process.platform === 'win32' ? ['id app.stet.editor'] : []),
      'schemes',
      'lock',
      'ready',
      'handle app',
      'check',
      'request',
      'load app://stet/',
    ]);
    const contents = double.windows[0]?.webContents;
    expect(contents?.navigation).toEqual(['setWindowOpenHandler']);
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(contents?.listenerCount(event)).toBe(1);
    }
    expect(contents?.listenerCount('will-attach-webview')).toBe(1);
    expect(double.windows[0]?.options).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        preload: inFolder('program', 'preload.cjs'),
      },
    });
    expect(await quit()).toBe(0);
  });

  it('serves its page, and a newsroom to it', async () => {
    await start({ library: inFolder('Library') });
    const response = await double.request('app://stet/');
    expect(await response?.text()).toContain('<title>Stet</title>');
    const { client, port } = pageOf();
    expect(await client.desk.hello()).toMatchObject({
      host: 'desktop',
      version: '1.2.3',
      can: { chooseLibrary: true, openAnyFile: true, reveal: true, chooseExportFolder: true },
    });
    expect(await client.library.status()).toMatchObject({ state: 'ready', name: 'Library' });
    port.close();
    expect(await quit()).toBe(0);
  });

  it('makes a library on the first start, so that one can write', async () => {
    await start();
    expect(await readdir(inFolder('Documents'))).toEqual(['Stet']);
    const { client } = pageOf();
    expect(await client.library.status()).toMatchObject({ state: 'ready', name: 'Stet' });
    expect(await quit()).toBe(0);
  });

  it('keeps its data where the other hosts look, or where it is told', async () => {
    vi.stubEnv('STET_USER_DATA', inFolder('elsewhere'));
    await start({ library: inFolder('Library') });
    double.windows[0]?.close();
    expect(await double.exit).toBe(0);
    expect(JSON.parse(await readFile(inFolder('elsewhere', 'window.json'), 'utf8'))).toEqual({
      area: { x: 100, y: 80, width: 900, height: 700 },
      maximized: false,
      fullScreen: false,
    });
  });

  it('opens where its window was', async () => {
    await mkdir(inFolder('appData', 'Stet'), { recursive: true });
    const area = { x: 300, y: 200, width: 1000, height: 640 };
    await writeFile(
      inFolder('appData', 'Stet', 'window.json'),
      JSON.stringify({ area, maximized: false, fullScreen: false }),
    );
    await start({ library: inFolder('Library') });
    expect(double.windows[0]?.options).toMatchObject(area);
    expect(await quit()).toBe(0);
  });

  it('starts all the same when its own small file is damaged', async () => {
    await mkdir(inFolder('appData', 'Stet'), { recursive: true });
    await writeFile(inFolder('appData', 'Stet', 'window.json'), '{"area":');
    await start({ library: inFolder('Library') });
    expect(double.windows).toHaveLength(1);
    expect(await quit()).toBe(0);
  });

  it('says so when it cannot start', async () => {
    await rm(inFolder('program', 'renderer-manifest.json'));
    await start({ library: inFolder('Library') });
    expect(await double.exit).toBe(1);
    expect(double.done.find((line) => line.startsWith('Stet cannot start'))).toBeDefined();
    expect(double.windows).toHaveLength(0);
  });

  it('says so when it has no place for its own data', async () => {
    await writeFile(inFolder('file'), '');
    vi.stubEnv('STET_USER_DATA', inFolder('file', 'below'));
    await start({ library: inFolder('Library') });
    expect(await double.exit).toBe(1);
    expect(double.done.find((line) => line.startsWith('Stet cannot start'))).toBeDefined();
  });
});

describe('a second start', () => {
  it('hands over and ends', async () => {
    double.loseLock();
    await start({ files: [inFolder('Library', 'a.stet')] });
    expect(double.handedOver()).toEqual(launch({ files: [inFolder('Library', 'a.stet')] }));
    expect(double.news().slice(-2)).toEqual(['lock', 'quit']);
    expect(double.windows).toHaveLength(0);
  });

  it('opens its files in the first, in a window that the page of which listens', async () => {
    const [first, second, third] = await Promise.all(
      ['a.stet', 'b.stet', 'c.stet'].map(articleFile),
    );
    if (!first || !second || !third) throw new Error('No files');
    await start({ library: inFolder('Library'), files: [first] });
    const page = pageOf();
    expect(page.opened).toHaveLength(1);
    expect(await page.client.article.open({ file: page.opened[0] ?? '' })).toMatchObject({
      name: 'a.stet',
    });
    double.electron.app.emit('second-instance', {}, [], '/', launch({ files: [second, third] }));
    expect(page.opened).toHaveLength(2);
    expect(double.windows).toHaveLength(2);
    const other = pageOf(1);
    expect(other.opened).toHaveLength(1);
    // An older or a foreign program hands over nothing that can be trusted, but the arguments.
    double.electron.app.emit('second-instance', {}, ['stet', 'b.stet'], inFolder('Library'), {
      kind: 'window',
      files: ['relative.stet'],
    });
    // The new window is in front.
    expect(other.opened).toEqual([other.opened[0], page.opened[1]]);
    expect(await quit()).toBe(0);
  });

  it('asks for a new window', async () => {
    await start({ library: inFolder('Library') });
    double.electron.app.emit('second-instance', {}, [], '/', launch({ newWindow: true }));
    expect(double.windows).toHaveLength(2);
    const [one, two] = double.windows.map(({ options }) => options);
    expect([one?.x, one?.y]).not.toEqual([two?.x, two?.y]);
    expect(await quit()).toBe(0);
  });

  it('may come, as a file from the system, before there is a window', async () => {
    const file = await articleFile('early.stet');
    const running = start({ library: inFolder('Library') });
    // Electron's listeners are there as soon as the lock is held, long before the newsroom.
    await vi.waitFor(() => expect(double.electron.app.listenerCount('open-file')).toBe(1));
    double.electron.app.emit('open-file', { preventDefault: () => undefined }, file);
    await running;
    expect(double.windows).toHaveLength(1);
    expect(pageOf().opened).toHaveLength(1);
    expect(await quit()).toBe(0);
  });
});

describe('what a window shows', () => {
  it('is in the title, the recent documents and the menu', async () => {
    const file = await articleFile('harbor-vote.stet');
    await start({ library: inFolder('Library'), files: [file] });
    const { bridge, client, opened, window } = pageOf();
    const [id = ''] = opened;
    await client.article.open({ file: id });
    bridge.setDocument({ title: 'Harbor vote', unsaved: false, file: id });
    expect(window.title).toContain('Harbor vote');
    if (process.platform !== 'linux') expect(double.done).toContain(`recent ${file}`);
    const labels = () => JSON.stringify(double.menu());
    if (process.platform !== 'darwin') {
      await vi.waitFor(() => expect(labels()).toContain('harbor-vote.stet'));
    }
    expect(await quit()).toBe(0);
  });

  it('has the desk’s own names in the menu, also once they change', async () => {
    await start({ library: inFolder('Library') });
    const { client } = pageOf();
    const menu = () => JSON.stringify(double.menu());
    expect(menu()).toContain('"Subhead"');
    await client.library.saveDeskSettings({ labels: { subhead: 'Crosshead' } });
    await vi.waitFor(() => expect(menu()).toContain('"Crosshead"'));
    expect(menu()).not.toContain('"Subhead"');
    expect(await quit()).toBe(0);
  });
});

describe('quitting', () => {
  it('ends when the person stays, and ends the program when the page says yes', async () => {
    await start({ library: inFolder('Library') });
    const { bridge } = pageOf();
    let answer: 'close' | 'stay' = 'stay';
    const asked: string[] = [];
    bridge.onCloseRequest(async () => {
      asked.push(answer);
      return answer;
    });
    double.electron.app.quit();
    await vi.waitFor(() => expect(asked).toEqual(['stay']));
    expect(double.windows).toHaveLength(1);
    answer = 'close';
    expect(await quit()).toBe(0);
    expect(asked).toEqual(['stay', 'close']);
    expect(double.windows).toHaveLength(0);
  });

  it('waits for every window', async () => {
    await start({ library: inFolder('Library') });
    double.electron.app.emit('second-instance', {}, [], '/', launch({ newWindow: true }));
    const answers: ((answer: 'close') => void)[] = [];
    for (const page of [pageOf(0), pageOf(1)]) {
      page.bridge.onCloseRequest(() => new Promise((resolve) => answers.push(resolve)));
    }
    double.electron.app.quit();
    expect(answers).toHaveLength(2);
    answers[0]?.('close');
    await vi.waitFor(() => expect(double.windows).toHaveLength(1));
    answers[1]?.('close');
    expect(await double.exit).toBe(0);
  });

  it('saves before sleep, asking nothing', async () => {
    await start({ library: inFolder('Library') });
    const { bridge } = pageOf();
    const saved = vi.fn(async () => undefined);
    bridge.onSaveRequest(saved);
    double.electron.powerMonitor.emit('suspend');
    expect(saved).toHaveBeenCalledOnce();
    expect(await quit()).toBe(0);
  });
});
