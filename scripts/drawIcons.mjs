// Draws the icons of the packages from their SVG sources: `node scripts/drawIcons.mjs`. Run it by
// hand after a change; the drawn files are committed, so that packaging needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { setUpChromium } from './setUp/chromium.mjs';
import { inProject } from './setUp/project.mjs';

const place = (/** @type {string[]} */ ...parts) => inProject('electron', 'packaging', ...parts);

/** The sizes that Linux, Windows and macOS ask for, in pixels. */
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

/**
 * @param {string} name of an SVG
 * @returns {Promise<Map<number, Buffer>>} PNGs by size
 */
async function draw(name) {
  const browser = await chromium.launch({
    executablePath: await setUpChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    /** @type {Map<number, Buffer>} */
    const drawn = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${readFileSync(place(`${name}.svg`), 'utf8')}`,
      );
      drawn.set(size, await page.screenshot({ omitBackground: true }));
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/**
 * @param {ReadonlyMap<number, Buffer>} drawn
 * @param {number} size
 * @returns {Buffer}
 */
function png(drawn, size) {
  const found = drawn.get(size);
  if (!found) throw new Error(`No drawing of ${size} pixels.`);
  return found;
}

/**
 * Windows' container: a directory of 16-byte entries, then the PNGs.
 * @param {ReadonlyMap<number, Buffer>} drawn
 * @returns {Buffer}
 */
function ico(drawn) {
  const wanted = [16, 24, 32, 48, 64, 128, 256];
  const head = Buffer.alloc(6 + 16 * wanted.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(wanted.length, 4);
  let offset = head.length;
  wanted.forEach((size, index) => {
    const at = 6 + 16 * index;
    // One byte a side, where 0 means 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png(drawn, size).length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png(drawn, size).length;
  });
  return Buffer.concat([head, ...wanted.map((size) => png(drawn, size))]);
}

/**
 * macOS' container: typed chunks, each with its length.
 * @param {ReadonlyMap<number, Buffer>} drawn
 * @returns {Buffer}
 */
function icns(drawn) {
  /** @type {[string, number][]} Apple's types for PNGs, with their size in pixels */
  const types = [
    ['icp4', 16],
    ['icp5', 32],
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ];
  /**
   * @param {string} type
   * @param {Buffer} content
   */
  const chunk = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return chunk('icns', Buffer.concat(types.map(([type, size]) => chunk(type, png(drawn, size)))));
}

for (const name of ['icon', 'stet']) {
  const drawn = await draw(name);
  writeFileSync(place(`${name}.ico`), ico(drawn));
  writeFileSync(place(`${name}.icns`), icns(drawn));
  if (name !== 'icon') continue;
  mkdirSync(place('icons'), { recursive: true });
  for (const size of sizes.filter((size) => size <= 512)) {
    writeFileSync(place('icons', `${size}x${size}.png`), png(drawn, size));
  }
}
