import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Runs Gutenberg's own parser and validator: `node gutenbergChild.ts PACKAGES FILE…`, where PACKAGES
 * is the folder that holds its node_modules. Prints one complaint a line.
 */
const [packages = '', ...files] = process.argv.slice(2);
const load = createRequire(path.join(packages, 'judge.js'));

interface Block {
  name: string;
  isValid: boolean;
  originalContent: string;
  innerBlocks: Block[];
}

interface Gutenberg {
  parse(markup: string): Block[];
  serialize(blocks: Block[]): string;
}

/**
 * Words such as "&amp;" in an attribute or an address, which is `&amp;amp;` there: Gutenberg writes
 * them back as one `&amp;` and then calls its own output invalid.
 */
const literalEntity = /&amp;(?:#\d+|#x[\da-f]+|[a-z\d]+);/i;

const gutenberg = start();
for (const file of files) {
  const markup = readFileSync(file, 'utf8').trim();
  const name = path.basename(path.dirname(file));
  const say = (complaint: string) => console.log(`${name}: ${complaint.replaceAll('\n', '⏎')}`);
  const blocks = gutenberg.parse(markup);
  for (const block of deep(blocks)) {
    const known = block.name !== 'core/missing' && block.name !== 'core/freeform';
    if (!known || (!block.isValid && !literalEntity.test(block.originalContent)))
      say(`${block.name}: ${block.originalContent.slice(0, 400)}`);
  }
  const again = comparable(oneClassEach(gutenberg.serialize(blocks)));
  const given = comparable(markup);
  if (again !== given && !literalEntity.test(given)) {
    let at = 0;
    while (again[at] === given[at]) at++;
    const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
    say(`is written as ${around(again)} and not as ${around(given)}`);
  }
}

/** Several lists in one item: it takes the space between them for the end of the item's words. */
function comparable(markup: string): string {
  return markup.replace(/\n\n(?=<!-- wp:list )/g, '');
}

/** Installed apart, two copies of its editor each add the class of a block. */
function oneClassEach(markup: string): string {
  return markup.replace(
    /class="([^"]*)"/g,
    (_, names: string) => `class="${[...new Set(names.split(' '))].join(' ')}"`,
  );
}

function* deep(blocks: Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* deep(block.innerBlocks);
  }
}

/** Gutenberg looks for a browser as soon as it is loaded. */
function start(): Gutenberg {
  const { JSDOM } = load('jsdom');
  const { window } = new JSDOM('<!doctype html><body></body>', {
    url: 'https://courier.example/',
    pretendToBeVisual: true,
  });
  const asked = [
    ...['window', 'document', 'Node', 'Element', 'HTMLElement', 'DOMParser', 'MutationObserver'],
    ...['CustomEvent', 'Event', 'getComputedStyle', 'requestAnimationFrame', 'localStorage'],
    ...['cancelAnimationFrame', 'URL', 'File', 'Blob', 'CSS', 'history', 'location'],
  ];
  const missing = { CSS: { supports: () => false, escape: String }, matchMedia: noMedia };
  Object.assign(window, { ...missing, ResizeObserver: Observer, IntersectionObserver: Observer });
  for (const name of [...asked, 'matchMedia', 'ResizeObserver', 'IntersectionObserver']) {
    const value = name === 'window' ? window : window[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true });
  // It logs each fault at length; ours are the lines above.
  for (const level of ['error', 'warn', 'info', 'groupCollapsed'] as const) {
    console[level] = () => undefined;
  }
  load('@wordpress/block-library').registerCoreBlocks();
  return load('@wordpress/blocks');
}

function noMedia() {
  return { matches: false, addListener() {}, removeListener() {}, addEventListener() {} };
}

function Observer(this: object) {
  Object.assign(this, { observe() {}, unobserve() {}, disconnect() {} });
}
