import { isBlock, isElement, isText, removeAll, unwrap } from './elements.ts';
import { type ClassStyles, type Declarations, styleOf } from './styles.ts';

/** How words look, as far as an article knows it. */
interface Look {
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  script: '' | 'sup' | 'sub';
  /** Headings and links look the way they do because of what they are. */
  inHeading: boolean;
  inLink: boolean;
}

const plain: Look = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  script: '',
  inHeading: false,
  inLink: false,
};

/**
 * Whatever says how words look (tags, styles, classes; Google's bold wrapper that is not bold)
 * becomes plain `strong`, `em`, `u`, `s`, `sup`, `sub` around the words themselves.
 */
export function readMarks(root: HTMLElement, sheets: ClassStyles): void {
  for (const quote of [...root.querySelectorAll('q')]) {
    quote.prepend('“');
    quote.append('”');
  }
  dress(root, plain, sheets);
  for (const element of [...root.querySelectorAll('*')]) {
    if (!isBlock(element) && !kept.has(element.localName)) unwrap(element);
  }
}

/** Inline elements that stay; all others have given their words what they had to give. */
const kept: ReadonlySet<string> = new Set(
  'a br img strong em u s sup sub picture svg video audio iframe object embed canvas math'.split(
    ' ',
  ),
);

const markTags = 'b, strong, i, em, u, s, strike, del, sup, sub, dfn, var, ins';

function dress(element: Element, look: Look, sheets: ClassStyles) {
  for (const child of [...element.childNodes]) {
    if (isText(child)) wrap(child, look);
    else if (isElement(child)) {
      dress(child, lookOf(child, look, sheets), sheets);
      if (child.matches(markTags)) unwrap(child);
    }
  }
}

function lookOf(element: HTMLElement, around: Look, sheets: ClassStyles): Look {
  const look = { ...around };
  switch (element.localName) {
    case 'b':
    case 'strong':
      look.bold = true;
      break;
    case 'i':
    case 'em':
    case 'dfn':
    case 'var':
      look.italic = true;
      break;
    case 'u':
      look.underline = true;
      break;
    case 's':
    case 'strike':
    case 'del':
      look.strike = true;
      break;
    case 'sup':
    case 'sub':
      look.script = element.localName;
      break;
    case 'a':
      look.inLink = element.hasAttribute('href') || around.inLink;
      break;
    case 'th':
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      look.inHeading = true;
      break;
  }
  // What a whole paragraph's style looks like is no emphasis; a cell's is how it is emphasised.
  if (!isBlock(element) || element.localName === 'td') {
    for (const style of sheets.of(element)) apply(style, look);
  }
  if (element.hasAttribute('data-style')) apply(styleOf(element), look);
  if (look.inHeading) look.bold = false;
  if (look.inLink) look.underline = false;
  return look;
}

function apply(style: Declarations, look: Look) {
  const weight =
    style.get('font-weight') ?? /\b(bold|[6-9]00)\b/.exec(style.get('font') ?? '')?.[0];
  if (weight) look.bold = /^(bold(er)?|[6-9]\d\d)/.test(weight);
  const slant = style.get('font-style') ?? /\b(italic)\b/.exec(style.get('font') ?? '')?.[0];
  if (slant) look.italic = /^(italic|oblique)/.test(slant);
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  if (line.includes('underline')) look.underline = true;
  if (line.includes('line-through')) look.strike = true;
  const height = style.get('vertical-align') ?? '';
  if (height === 'super') look.script = 'sup';
  else if (height === 'sub') look.script = 'sub';
  else if (height === 'baseline') look.script = '';
}

function wrap(text: Text, look: Look) {
  if (text.data === '') return;
  const tags = [
    look.bold && 'strong',
    look.italic && 'em',
    look.underline && 'u',
    look.strike && 's',
    look.script,
  ].filter((tag) => typeof tag === 'string' && tag !== '') as string[];
  if (tags.length === 0) return;
  // Spaces between blocks are nobody's words.
  if (text.data.trim() === '' && isBlock(text.parentElement) && text.data.includes('\n')) return;
  let outer: Element | undefined;
  let inner: Element | undefined;
  for (const tag of tags) {
    const element = text.ownerDocument.createElement(tag);
    inner?.append(element);
    outer ??= element;
    inner = element;
  }
  if (!outer || !inner) return;
  text.replaceWith(outer);
  inner.append(text);
}

/** Text that is one colour of a styled heading, say, leaves empty marks behind. */
export const removeEmptyMarks = (root: HTMLElement): void => {
  for (const mark of [...root.querySelectorAll('strong, em, u, s, sup, sub, a')]) {
    if (mark.textContent === '' && !mark.querySelector('img, br')) mark.remove();
  }
  removeAll(root, 'a:not([href]):empty');
};
