import { plainRun } from './runs.ts';
import type { Run, Story } from './story.ts';
import { blocksIn, runsIn } from './walk.ts';

/** `https:`, `mailto:`… */
const scheme = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Takes out the addresses that only make sense on the site that the article is on (`/2026/vote`): in
 * a document of its own they lead nowhere. The words stay.
 *
 * @param story freshly read; it is changed.
 * @returns whether there were any.
 */
export function withoutSiteLinks(story: Story): boolean {
  let found = false;
  const check = (linked: { href?: string }, words?: Run[]) => {
    if (linked.href === undefined || scheme.test(linked.href)) return;
    // Without words, the address is what is read.
    if (words?.length === 0) words.push(plainRun(linked.href));
    delete linked.href;
    found = true;
  };
  for (const run of runsIn(story)) check(run);
  for (const block of blocksIn(story.blocks)) {
    if (block.type === 'embed') check(block, block.title);
    if (block.type === 'relatedLinks') for (const link of block.links) check(link, link.text);
  }
  return found;
}
