import type { Story } from './story.ts';
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
  const check = (linked: { href?: string }) => {
    if (linked.href === undefined || scheme.test(linked.href)) return;
    delete linked.href;
    found = true;
  };
  for (const run of runsIn(story)) check(run);
  for (const block of blocksIn(story.blocks)) {
    if (block.type === 'embed') check(block);
    if (block.type === 'relatedLinks') block.links.forEach(check);
  }
  return found;
}
