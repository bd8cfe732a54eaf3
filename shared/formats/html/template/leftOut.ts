import { joined } from '../../byline.ts';
import type { Loss } from '../../findings.ts';
import type { Story } from '../../story/story.ts';
import type { PageTemplate } from './pageTemplate.ts';
import type { pageLists, pageSlots } from './slots.ts';

type Name = keyof typeof pageSlots | keyof typeof pageLists;

interface Part {
  name: string;
  /** Any of these shows it. */
  shownBy: readonly Name[];
  isIn(story: Story): boolean;
}

/** What readers of Stet's own page see, in its order. */
const parts: readonly Part[] = [
  {
    name: 'the kicker',
    shownBy: ['article', 'kicker', 'kickerText'],
    isIn: ({ kicker }) => kicker.length > 0,
  },
  {
    name: 'the headline',
    shownBy: ['article', 'headline', 'headlineText'],
    isIn: ({ headline }) => headline.length > 0,
  },
  {
    name: 'the standfirst',
    shownBy: ['article', 'standfirst', 'standfirstText'],
    isIn: ({ standfirst }) => standfirst.length > 0,
  },
  {
    name: 'the byline',
    shownBy: ['article', 'byline', 'bylineText', 'authors'],
    isIn: ({ byline }) => byline !== undefined,
  },
  {
    name: 'the text',
    shownBy: ['article', 'body', 'bodyAfterLeadPhoto'],
    isIn: ({ blocks }) => blocks.length > 0,
  },
  {
    name: 'the first photo',
    shownBy: ['article', 'body', 'leadPhoto', 'photos', 'image'],
    isIn: ({ blocks }) => blocks[0]?.type === 'photo',
  },
  {
    name: 'the tagline',
    shownBy: ['article', 'footer', 'tagline'],
    isIn: ({ tagline }) => tagline !== undefined,
  },
  {
    name: 'corrections',
    shownBy: ['article', 'footer', 'corrections'],
    isIn: ({ corrections }) => corrections.length > 0,
  },
  {
    name: 'the copyright notice',
    shownBy: ['article', 'footer', 'rights'],
    isIn: ({ rights }) => rights.notice !== undefined,
  },
];

/** What the article has and the template does not show: the desk may want that, but not unawares. */
export function leftOut({ slots }: PageTemplate, story: Story): Loss | undefined {
  const missing = parts.filter(
    ({ shownBy, isIn }) => !shownBy.some((slot) => slots.has(slot)) && isIn(story),
  );
  if (missing.length === 0) return undefined;
  const names = joined(
    missing.map(({ name }) => name),
    'en',
  ).map(({ text }) => text);
  return {
    code: 'template-leaves-out',
    message: `The page’s template has no place for ${names.join('')}.`,
  };
}
