import { bodyHtml } from '../html/blocks.ts';
import { escapeHtml } from '../html/escapeHtml.ts';
import { asXhtml } from '../html/xhtml.ts';
import { isMediaTopic } from '../story/mediaTopics.ts';
import { lineText, oneLine, plainText } from '../story/runs.ts';
import type { Run, Story } from '../story/story.ts';
import { blocksIn } from '../story/walk.ts';
import { element, lines, Xml } from '../xml/xml.ts';
import { moment, named, newsItem, rightsInfo } from './items.ts';

/**
 * The item of the text, its body as XHTML.
 *
 * @param pictures guids of the items that belong to it.
 */
export function textItem(story: Story, pictures: readonly string[]): Xml {
  const { rights } = story;
  return newsItem(story, {
    guid: story.id,
    itemClass: 'text',
    rightsInfo: rightsInfo(rights.holder, rights.notice, rights.usageTerms),
    links: [
      ...pictures.map((guid) => element('link', { rel: 'irel:associatedWith', residref: guid })),
      ...relatedLinks(story),
    ],
    contentMeta: contentMeta(story),
    contentSet: lines(
      'contentSet',
      {},
      element(
        'inlineXML',
        { contenttype: 'application/xhtml+xml', wordcount: story.statistics().words },
        page(story),
      ),
    ),
  });
}

const relatedLinks = ({ blocks }: Story): Xml[] =>
  blocksIn(blocks).flatMap((block) =>
    block.type !== 'relatedLinks'
      ? []
      : block.links.flatMap(({ text, href }) =>
          href !== undefined && URL.canParse(href)
            ? element(
                'link',
                { rel: 'irel:seeAlso', href },
                text.length > 0 && element('title', {}, lineText(text)),
              )
            : [],
        ),
  );

function contentMeta(story: Story): Xml {
  const { dates, place, people, byline, dateline, kicker, headline, standfirst } = story;
  const { section, tags, subjects, slugline, slug, headlines, summary } = story;
  const title = (role: string | undefined, text: string | undefined) =>
    text ? element('headline', { role }, oneLine(text)) : undefined;
  const said = (role: string, runs: readonly Run[]) =>
    runs.length > 0 && element('description', { role }, plainText(runs));
  const where = [place.name, place.region, place.country].filter(Boolean).join(', ');
  return lines(
    'contentMeta',
    {},
    story.urgency !== undefined && element('urgency', {}, story.urgency),
    moment('contentCreated', dates.created),
    moment('contentModified', dates.modified),
    where !== '' && named('located', where),
    people.map(({ name, role }) => named(role === 'author' ? 'creator' : 'contributor', name)),
    element('language', { tag: story.language }),
    tags.map(({ name }) => element('keyword', {}, oneLine(name))),
    subjects.map(subject),
    section.name && named('subject', section.name, { type: 'stet:section' }),
    (slugline ?? slug) && element('slugline', {}, slugline ?? slug),
    title('stet:kicker', lineText(kicker)),
    title('hlrole:main', lineText(headline)),
    Object.entries(headlines).map(([variant, text]) => title(`stet:${variant}`, text)),
    dateline && element('dateline', {}, dateline.text),
    byline && element('by', {}, byline.text),
    said('drol:summary', standfirst),
    summary && element('description', { role: 'stet:blurb' }, summary),
  );
}

/** A code of a vocabulary that IPTC's catalogue knows; any other is a literal. */
function subject(topic: Story['subjects'][number]): Xml {
  const { scheme, code, name } = topic;
  const key = isMediaTopic(topic)
    ? { qcode: `medtop:${code}` }
    : { literal: oneLine(`${scheme ?? ''} ${code}`) };
  return element('subject', key, name && element('name', {}, oneLine(name)));
}

/** The schema looks no further than here, so the page is the one that HTML's checkers judge. */
const page = (story: Story): Xml =>
  new Xml(
    `<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${escapeHtml(story.language)}">` +
      `<head><title>${escapeHtml(lineText(story.headline))}</title></head>\n` +
      `<body>\n${asXhtml(bodyHtml(story))}</body></html>`,
  );
