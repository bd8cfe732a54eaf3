import { isHeld } from '../embargo.ts';
import type { Findings, Loss } from '../findings.ts';
import type { Format, RenderOptions } from '../format.ts';
import { momentText } from '../moment.ts';
import { readStory } from '../story/readStory.ts';
import { lineText, oneLine } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { photosIn, runsIn, someBlock } from '../story/walk.ts';
import { wordsFor } from '../words.ts';
import { closingParagraphs } from './closingParagraphs.ts';
import { plainBody } from './plainBody.ts';

const extension = 'txt';

const losses = {
  formatting: {
    code: 'formatting-left-out',
    message: 'Plain text has no bold, italics or other formatting: the words stay.',
  },
  links: {
    code: 'links-left-out',
    message: 'Plain text has no links: the words stay, their addresses are left out.',
  },
  pullQuotes: {
    code: 'pull-quotes-left-out',
    message: 'Plain text has no pull quotes: they repeat the text and are left out.',
  },
  photos: {
    code: 'photos-left-out',
    message: 'Plain text has no photos: caption and credit stand in their place.',
  },
  layout: {
    code: 'layout-left-out',
    message: 'Plain text has no boxes and dividers: what stands in a fact box goes on as text.',
  },
  tables: {
    code: 'tables-as-lines',
    message: 'Plain text has no tables: each row is a line, with tabs between its cells.',
  },
  metadata: {
    code: 'metadata-left-out',
    message: 'Plain text has no tags, section, subjects or summary: they are left out.',
  },
} as const satisfies Record<string, Loss>;

/**
 * Wire copy: what an agency's feed, a mail or a teleprompter takes. Slugline and embargo first, the
 * dateline in the first paragraph, an end mark that says that nothing is missing. Quotes and dashes
 * stay as they were typed.
 */
export const textFormat: Format & { id: 'text' } = {
  id: 'text',
  name: 'Plain text',
  group: 'wire',
  readers: 'Wire desks, mail, teleprompters: the words, with dateline and end mark',
  extension,
  mediaType: 'text/plain',
  public: true,
  photos: 'none',
  losses: Object.values(losses),
  render(article, options) {
    const { story, findings } = readStory(article, options, { dateline: 'text' });
    noteLosses(story, findings);
    const bytes = new TextEncoder().encode(wireCopy(story, options));
    const file = { name: `${options.baseName}.${extension}`, bytes };
    return { files: [file], warnings: findings.list() };
  },
};

/** Parts with a blank line between them. */
function wireCopy(story: Story, { endMark = '###', now }: RenderOptions): string {
  const { embargoUntil: embargo } = story.dates;
  const top = linesOf(
    story.slugline && oneLine(story.slugline),
    // The word is the trade's own, in every language; the order of a date is not.
    isHeld(embargo, now) &&
      `EMBARGOED until ${momentText(embargo, /^en\b/i.test(story.locale) ? story.locale : 'en')}`,
  );
  return `${inParts([top, plainWords(story), endMark])}\n`;
}

/** What readers see as plain text, from kicker to notice. */
export function plainWords(story: Story): string {
  const { byline, locale } = story;
  return inParts([
    linesOf(lineText(story.kicker), lineText(story.headline), lineText(story.standfirst)),
    linesOf(byline && oneLine(byline.text)),
    plainBody(story, `${wordsFor(locale).photo}: `),
    ...closingParagraphs(story),
  ]);
}

const linesOf = (...lines: (string | false | undefined)[]) => lines.filter(Boolean).join('\n');
const inParts = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

function noteLosses(story: Story, findings: Findings): void {
  const runs = runsIn(story);
  if (runs.some(({ marks }) => marks.length > 0)) findings.lose(losses.formatting);
  if (runs.some(({ href }) => href !== undefined)) findings.lose(losses.links);
  if (someBlock(story, 'pullQuote')) findings.lose(losses.pullQuotes);
  if (photosIn(story.blocks).some(({ picture }) => picture)) findings.lose(losses.photos);
  if (someBlock(story, 'factbox') || someBlock(story, 'divider')) findings.lose(losses.layout);
  if (someBlock(story, 'table')) findings.lose(losses.tables);
  const { tags, subjects, section, summary } = story;
  if (tags.length + subjects.length > 0 || section.name || summary) {
    findings.lose(losses.metadata);
  }
}
