import { bodyHtml } from '../html/blocks.ts';
import { escapeHtml } from '../html/escapeHtml.ts';
import { lineText } from '../story/runs.ts';
import type { Run, Story, StoryBlock } from '../story/story.ts';
import { wordsFor } from '../words.ts';
import { ghostBlocks, headingNode, htmlCard, paragraph } from './blocks.ts';
import type { LexicalNode } from './lexical.ts';

/** The nodes of a post, whose fields hold `title` and `excerpt`. */
export function postBody(story: Story, title: string, excerpt: string | undefined): LexicalNode[] {
  const { kicker, headline, standfirst } = story;
  return below(story, [
    ...line(kicker),
    // What is too long for its field is not cut: it stands in the text.
    ...(title === lineText(headline) ? [] : line(headline)),
    ...(excerpt === undefined ? line(standfirst) : []),
  ]);
}

/** All of it where no field takes a part. The headline comes first, to be moved into the title. */
export function wholeBody(story: Story): LexicalNode[] {
  const { kicker, headline, standfirst } = story;
  const title = headline.length > 0 ? [headingNode(1, headline)] : [];
  return below(story, [...title, ...line(kicker), ...line(standfirst)]);
}

const line = (runs: readonly Run[]): LexicalNode[] => (runs.length > 0 ? [paragraph(runs)] : []);

function below(story: Story, head: LexicalNode[]): LexicalNode[] {
  const nodes = [...head, ...byline(story), ...bodyNodes(story), ...footer(story)];
  // Its editor takes no document without a node.
  return nodes.length > 0 ? nodes : [paragraph([])];
}

export const bodyNodes = (story: Story): LexicalNode[] =>
  ghostBlocks(story.blocks, {
    related: wordsFor(story.locale).related,
    asHtml: (block: StoryBlock) => bodyHtml({ ...story, blocks: [block] }),
  });

const byline = ({ byline }: Story): LexicalNode[] =>
  byline ? [htmlCard(`<p class="byline">${escapeHtml(byline.text)}</p>`)] : [];

function footer({ tagline, corrections, rights, locale }: Story): LexicalNode[] {
  const names = wordsFor(locale);
  const lines = [
    ...(tagline ? [tagline] : []),
    ...corrections.map(({ type, text }) => `${names[type]}: ${text}`),
    ...(rights.notice ? [rights.notice] : []),
  ];
  if (lines.length === 0) return [];
  const html = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
  return [htmlCard(`<footer>\n${html}\n</footer>`)];
}
