import { plainRun } from './runs.ts';
import type { Run, Story } from './story.ts';
import { blocksIn, runsIn } from './walk.ts';

/** `https:`, `mailto:`… */
const scheme = /^[a-z][a-z0-9+.-]*:/i;

/**
 * The story without the addresses that only make sense on the site that the article is on
 * (`/2026/vote`): in a document of its own they lead nowhere. The words stay.
 *
 * @returns undefined where there are none.
 */
export function withoutSiteLinks(story: Story): Story | undefined {
  let found = false;
  eachLinked(story, () => {
    found = true;
  });
  if (!found) return undefined;
  // Other formats have the same runs, so it is a copy that changes; few articles need one.
  const { kicker, headline, standfirst, blocks } = story;
  const own = JSON.parse(
    JSON.stringify({ kicker, headline, standfirst, blocks }),
  ) as Partial<Story>;
  const copy = { ...story, ...own };
  eachLinked(copy, (linked, words) => {
    // Without words, the address is what is read.
    if (words?.length === 0) words.push(plainRun(linked.href));
    delete (linked as { href?: string }).href;
  });
  return copy;
}

/** @param visit what has an address within a site, and the words of a link that is a block's own. */
function eachLinked(story: Story, visit: (linked: { href: string }, words?: Run[]) => void): void {
  const check = (linked: { href?: string }, words?: Run[]) => {
    const { href } = linked;
    if (href !== undefined && !scheme.test(href)) visit(linked as { href: string }, words);
  };
  for (const run of runsIn(story)) check(run);
  for (const block of blocksIn(story.blocks)) {
    if (block.type === 'embed') check(block, block.title);
    if (block.type === 'relatedLinks') for (const link of block.links) check(link, link.text);
  }
}
