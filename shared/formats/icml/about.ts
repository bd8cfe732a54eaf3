import { machineMoment } from '../moment.ts';
import { lineText } from '../story/runs.ts';
import type { Story } from '../story/story.ts';
import { textFound, unescapeXml } from '../xml/xml.ts';
import { languages, list, plain, xmpPacketOf } from '../xml/xmp.ts';

/** What InCopy shows under *Content File Info*: fields that are not in the text, as XMP. */
export function storyPacket(story: Story): string {
  const { dates, place, rights, source, headlines } = story;
  const [authors, others] = [true, false].map((wanted) =>
    story.people.filter(({ role }) => (role === 'author') === wanted).map(({ name }) => name),
  );
  const moment = (value: string | undefined) => value && machineMoment(value);
  const codes = story.subjects.map(({ scheme, code }) => (scheme ? `${scheme}:${code}` : code));
  return xmpPacketOf(
    ['dc', 'xmp', 'photoshop', 'xmpRights', 'Iptc4xmpCore', 'prism'],
    [
      plain('dc:identifier', story.id),
      languages('dc:title', headlines.print ?? lineText(story.headline)),
      list('dc:creator', 'Seq', authors ?? []),
      list('dc:contributor', 'Bag', others ?? []),
      languages('dc:description', story.summary),
      list(
        'dc:subject',
        'Bag',
        story.tags.map(({ name }) => name),
      ),
      list('dc:language', 'Bag', [story.language]),
      languages('dc:rights', rights.notice),
      plain('xmp:CreateDate', moment(dates.created)),
      plain('xmp:ModifyDate', moment(dates.modified)),
      plain('photoshop:Headline', lineText(story.headline)),
      plain('photoshop:Urgency', story.urgency === undefined ? '' : String(story.urgency)),
      plain('photoshop:TransmissionReference', story.slugline ?? story.slug),
      plain('photoshop:City', place.name),
      plain('photoshop:State', place.region),
      plain('photoshop:Country', place.country),
      plain('photoshop:Credit', place.agency),
      plain('photoshop:Source', source.name),
      list('xmpRights:Owner', 'Bag', rights.holder ? [rights.holder] : []),
      languages('xmpRights:UsageTerms', rights.usageTerms),
      list('Iptc4xmpCore:SubjectCode', 'Bag', codes),
      plain('prism:section', story.section.name),
      plain('prism:url', story.url),
      plain('prism:publicationDate', moment(dates.published) ?? place.date),
      plain('prism:embargoDate', moment(dates.embargoUntil)),
      plain('prism:expirationDate', moment(dates.expires)),
    ],
  );
}

/** The packet is text in the document, so its markup is escaped there. */
const identifier = /&lt;dc:identifier&gt;([^<]*?)&lt;\/dc:identifier&gt;/;

/** What `storyPacket` wrote. */
export const idInPacket = (document: Uint8Array): string | undefined => {
  const found = textFound(new TextDecoder().decode(document), identifier);
  return found === undefined ? undefined : unescapeXml(found);
};
