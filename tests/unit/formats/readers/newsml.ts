import type { Element } from '@xmldom/xmldom';
import { elementsOf, readXml, xmlWords } from '../xmlTree.ts';
import type { Reader } from './reader.ts';
import { xsdComplaints } from './xsd.ts';

const inline = new Set(['a', 'em', 's', 'strong', 'sub', 'sup', 'u']);
const complaints = xsdComplaints('newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd');
const head = new Set(['stet:kicker', 'hlrole:main', 'drol:summary']);

/** libxml2 with IPTC's schema. */
export const newsml: Reader = {
  choices: { dateline: 'field' },
  words({ text }) {
    const [item] = elementsOf(readXml(text), 'newsItem');
    if (!item) return [];
    const [meta] = elementsOf(item, 'contentMeta');
    const fields = [...(meta?.childNodes ?? [])].filter(
      (node) =>
        node.localName === 'dateline' ||
        ('getAttribute' in node && head.has(String((node as Element).getAttribute('role')))),
    );
    return [...fields, ...elementsOf(item, 'body')].flatMap((node) =>
      xmlWords(node as Parameters<typeof xmlWords>[0], inline),
    );
  },
  complaints: ({ text }) => complaints(text),
};
