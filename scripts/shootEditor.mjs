// Takes the README's picture anew: `npm run picture`, by hand after the editor changed its looks. It
// shows a desk, a story and a photo that are all invented, and writes docs/editor.png.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { setUpBuild } from './setUp/build.mjs';
import { setUpChromium } from './setUp/chromium.mjs';
import { environment, inProject, nodeToUse } from './setUp/project.mjs';
import { harbour } from './shooting/harbour.mjs';
import { writeLibrary } from './shooting/library.mjs';

await setUpBuild('web');
const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-picture-'));
const browser = await chromium.launch({
  executablePath: await setUpChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const library = path.join(folder, 'Isles desk');
writeLibrary(library, await drawHarbour());
const host = spawn(
  nodeToUse(),
  [inProject('dist', 'web.mjs'), '--library', library, '--port', '0', '--no-open'],
  {
    env: environment({ STET_USER_DATA: path.join(folder, 'user') }),
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.goto(await addressOf(host.stdout));
  await page.getByRole('button', { name: /^Night crossing/ }).click();
  await page.locator('.photo-picture img').waitFor();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.getByRole('treeitem', { name: /^Opening/ }).waitFor();
  // The caret is where one writes, and blinks in no picture.
  await page.getByText('The last ferry').last().click();
  await page.mouse.move(700, 5);
  await page
    .getByRole('treeitem', { selected: true })
    .or(page.locator('[aria-current]'))
    .first()
    .waitFor();
  await page.screenshot({
    path: inProject('docs', 'editor.png'),
    caret: 'hide',
    animations: 'disabled',
  });
} finally {
  host.kill();
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

async function drawHarbour() {
  const page = await browser.newPage({ viewport: { width: 2400, height: 1500 } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${harbour}`);
  const picture = await page.screenshot({ type: 'jpeg', quality: 86 });
  await page.close();
  return picture;
}

/**
 * @param {import('node:stream').Readable} output
 * @returns {Promise<string>}
 */
function addressOf(output) {
  return new Promise((resolve) => {
    let said = '';
    output.on('data', (chunk) => {
      said += chunk;
      const found = /Stet is at (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
  });
}
