import { HtmlValidate } from 'html-validate';
import { all, attribute, one, readFragment, readPage, words } from '../htmlTree.ts';
import type { Made } from '../render.ts';
import type { Reader } from './reader.ts';

/** Header and body; byline, dates and footer come from the fields and are tested on their own. */
function wordsOfArticle({ text }: Made): string[] {
  const element = one(readFragment(text).root, 'article');
  for (const parent of [...all(element, 'header'), element]) {
    parent.childNodes = parent.childNodes.filter(
      (child) =>
        !('attrs' in child) ||
        !(
          child.tagName === 'footer' ||
          child.attrs.some(({ value }) => value === 'byline' || value === 'dates')
        ),
    );
  }
  return words(element);
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // A headline may be absent, and is as long as the journalist makes it.
    'heading-level': ['error', { minInitialRank: 'any' }],
    'long-title': 'off',
    // A crop has to hold where our stylesheet is not; activeContent looks at every style.
    'no-inline-style': 'off',
  },
});

/** A page: parse5 and html-validate. */
export const html: Reader = {
  words: wordsOfArticle,
  async complaints({ text }) {
    const { results } = await validator.validateString(text);
    return [
      ...readPage(text).errors,
      ...results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      ),
    ];
  },
};

/** What a browser makes a PDF of: a page that must not need anything from elsewhere. */
export const printedPage: Reader = {
  words: wordsOfArticle,
  async complaints(made, article) {
    const { files, text } = made;
    const [file] = files;
    const photos = file && 'print' in file ? file.print.photos : new Map();
    const wanted = all(readPage(text).root, 'img').map((image) => attribute(image, 'src') ?? '');
    return [
      ...((await html.complaints?.(made, article)) ?? []),
      ...wanted.filter((address) => !photos.has(address)).map((address) => `no photo ${address}`),
      ...(/<(script|link|iframe|object)\b|url\(/.test(text) ? ['it loads something'] : []),
    ];
  },
};

export const htmlFragment: Reader = {
  words: wordsOfArticle,
  complaints: ({ text }) => readFragment(text).errors,
};
