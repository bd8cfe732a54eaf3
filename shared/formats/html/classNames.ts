import { nearest } from './template/nearest.ts';

/** The classes of our markup. A test reads them in the page. */
export const classNames = [
  'about',
  'article',
  'attribution',
  'author',
  'byline',
  'caption',
  'corrections',
  'credit',
  'crop',
  'dateline',
  'dates',
  'embed',
  'factbox',
  'gallery',
  'headline',
  'kicker',
  'photo',
  'photo-left',
  'photo-right',
  'photo-wide',
  'photos',
  'provider',
  'published',
  'pull-quote',
  'quote',
  'related',
  'rights',
  'standfirst',
  'table',
  'tagline',
  'update',
  'updated',
] as const;

/** What a class is called instead, by our name for it; several with spaces. */
export type ClassNames = Readonly<Record<string, string>>;

/** A sentence for each name that is none of ours. */
export const classNameProblems = (names: ClassNames): string[] =>
  Object.keys(names)
    .filter((name) => !(classNames as readonly string[]).includes(name))
    .map((name) => {
      const meant = nearest(name, classNames);
      return `There is no class “${name}”.${meant ? ` Did you mean “${meant}”?` : ''}`;
    });

/** As nearly always: a long page is then not looked through for nothing. */
const isNone = (names: ClassNames): boolean => Object.keys(names).length === 0;

const known = (names: ClassNames, name: string) =>
  Object.hasOwn(names, name) ? (names[name] ?? name) : name;

/**
 * Our markup with the desk's class names. In our own HTML `class="` is always an attribute, because
 * text and values have no quotes left.
 *
 * @param names as the contract checks them: letters, digits, `-` and `_`.
 */
export const renameClasses = (html: string, names: ClassNames): string =>
  isNone(names) ? html : renamed(html, names);

const renamed = (html: string, names: ClassNames): string =>
  html.replace(/ class="([^"]*)"/g, (_, own: string) => {
    const theirs = own.split(' ').map((name) => known(names, name));
    return ` class="${[...new Set(theirs.join(' ').split(' '))].join(' ')}"`;
  });

/** Our stylesheet for that markup. */
export const renameSelectors = (css: string, names: ClassNames): string =>
  isNone(names)
    ? css
    : css.replace(/\.([a-z][a-z-]*)/g, (_, own: string) =>
        known(names, own)
          .split(' ')
          .map((name) => `.${name}`)
          .join(''),
      );
