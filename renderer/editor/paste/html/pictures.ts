import { arriving } from '../arriving.ts';
import { pictureFile } from '../pictureFile.ts';
import { blockAround, isBlankText, isElement, removeAll } from './elements.ts';
import { rtfPictures } from './rtfPictures.ts';
import { bareStyle, styleOf } from './styles.ts';

/** A picture of a paste that is not here: where it lies is not asked without a person wanting it. */
export interface MissingPicture {
  /** Its description, or the name of its file. */
  name: string;
}

export interface Pictures {
  /** Those that came along; the n-th belongs to the block whose asset is `arriving:n`. */
  files: File[];
  /** What is known about each of them, in the same order. */
  alts: string[];
  missing: MissingPicture[];
}

/**
 * Makes a photo block of every picture that came along, with its caption and credit. One that only
 * has an address is listed; with a caption it keeps its place, so that its words are not lost.
 *
 * @param rtf what lies beside the HTML: Word puts the pictures there, in the text's order
 */
export function readPictures(root: HTMLElement, rtf: string): Pictures {
  const found: Pictures = { files: [], alts: [], missing: [] };
  removeAll(root, 'video, audio, iframe, object, embed, canvas, svg, source');
  const images = [...root.querySelectorAll('img')].filter((image) => {
    if (!isTrace(image)) return true;
    image.remove();
    return false;
  });
  const local = images.filter((image) => /^(file|cid):/i.test(addressOf(image)));
  const embedded = local.length > 0 ? rtfPictures(rtf) : [];
  const byOrder = local.length === embedded.length;
  for (const image of images) {
    const address = addressOf(image);
    const alt = (image.getAttribute('alt') ?? '').trim();
    const index = local.indexOf(image);
    const file =
      pictureFile(address, `picture-${found.files.length + 1}`) ??
      (byOrder ? embedded[index] : undefined);
    const figure = figureAround(image);
    if (file) {
      figure.setAttribute('data-asset', arriving(found.files.length));
      found.files.push(file);
      found.alts.push(isFileName(alt) ? '' : alt);
    } else {
      found.missing.push({ name: nameOf(alt, address) });
    }
    image.remove();
    const caption = readCaption(figure);
    if (!file && !caption) figure.remove();
    else place(figure, root);
  }
  removeAll(root, 'picture');
  for (const figure of [...root.querySelectorAll('figure:not([data-block])')]) openFigure(figure);
  takeCaptions(root);
  return found;
}

const addressOf = (image: Element) =>
  image.getAttribute('src') || image.getAttribute('data-src') || '';

/** Counting pixels, smileys and icons are no pictures of the story. */
function isTrace(image: Element): boolean {
  const style = styleOf(image);
  const size = (name: 'width' | 'height') =>
    Number.parseFloat(style.get(name) ?? image.getAttribute(name) ?? '') || undefined;
  const [width, height] = [size('width'), size('height')];
  if (addressOf(image) === '' && !image.getAttribute('srcset')) return true;
  if (bareStyle(image).includes('mso-list')) return true;
  if (image.matches('.emoji, [data-stringify-emoji], [class*="emoji"]')) return true;
  return (width !== undefined && width <= 24) || (height !== undefined && height <= 24);
}

const isFileName = (text: string) => /\.(png|jpe?g|gif|webp|heic|tiff?)$/i.test(text);

function nameOf(alt: string, address: string): string {
  if (alt !== '') return alt;
  const path = address.split(/[?#]/)[0] ?? '';
  const last = /^(data|blob):/i.test(address) ? '' : (path.split(/[\\/]/).at(-1) ?? '');
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The figure that an image is in, if it is the only one there; else a new one in its place. */
function figureAround(image: Element): HTMLElement {
  const around = image.closest('figure');
  if (around && !around.hasAttribute('data-block') && around.querySelectorAll('img').length === 1) {
    around.setAttribute('data-block', 'photo');
    return around;
  }
  const figure = image.ownerDocument.createElement('figure');
  figure.setAttribute('data-block', 'photo');
  image.before(figure);
  return figure;
}

/** Caption and credit as the parts of a photo. @returns whether there is either. */
function readCaption(figure: HTMLElement): boolean {
  const caption = figure.querySelector('figcaption');
  if (!caption) {
    figure.replaceChildren();
    return false;
  }
  const credit = caption.querySelector('[class*="credit" i], [class*="byline" i], cite, small');
  credit?.remove();
  caption.setAttribute('data-part', 'caption');
  figure.replaceChildren(caption);
  if (credit && !isBlankText(credit.textContent)) {
    const line = figure.ownerDocument.createElement('p');
    line.setAttribute('data-part', 'credit');
    line.append(...credit.childNodes);
    figure.append(line);
  }
  return !isBlankText(figure.textContent);
}

/** A photo is a block beside the text, behind the list, table or paragraph that it was in. */
function place(figure: HTMLElement, root: HTMLElement) {
  const box = figure.closest('table, ul, ol');
  let outer = box && root.contains(box) ? box : undefined;
  for (let up = outer?.parentElement?.closest('table, ul, ol'); up && root.contains(up); ) {
    outer = up;
    up = up.parentElement?.closest('table, ul, ol');
  }
  if (outer) {
    outer.after(figure);
    return;
  }
  const block = blockAround(figure, root);
  if (block === root || !/^(P|H[1-6]|DT)$/.test(block.tagName)) return;
  const before = block.ownerDocument.createRange();
  before.setStartBefore(block);
  before.setEndBefore(figure);
  if (isBlankText(before.toString())) block.before(figure);
  else block.after(figure);
  if (isBlankText(block.textContent) && !block.querySelector('img')) block.remove();
}

/** A figure without a picture: a quotation, a table, a film. Its caption is a line of text. */
function openFigure(figure: Element) {
  const caption = figure.querySelector('figcaption');
  const quote = figure.querySelector('blockquote');
  if (caption && quote) {
    const footer = figure.ownerDocument.createElement('footer');
    footer.append(...caption.childNodes);
    quote.append(footer);
    caption.remove();
  }
  figure.replaceWith(...figure.childNodes);
}

/** Word's caption is a paragraph of its own above or below the picture. */
function takeCaptions(root: HTMLElement) {
  for (const line of [...root.querySelectorAll('p[data-part="caption"], p[data-part="credit"]')]) {
    const part = line.getAttribute('data-part');
    const free = (element: Element | null) =>
      isElement(element) &&
      element.matches('figure[data-block="photo"]') &&
      !element.querySelector(`[data-part="${part}"]`);
    if (line.parentElement?.matches('figure')) continue;
    const [before, after] = [line.previousElementSibling, line.nextElementSibling];
    const figure = free(before) ? before : free(after) ? after : undefined;
    if (figure && part === 'caption') figure.prepend(line);
    else if (figure) figure.append(line);
    else line.removeAttribute('data-part');
  }
}
