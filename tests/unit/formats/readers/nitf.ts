import { elementsOf, readXml, xmlWords } from '../xmlTree.ts';
import type { Reader } from './reader.ts';
import { xsdComplaints } from './xsd.ts';

const inline = new Set(['a', 'em', 'location']);
/** Fields of their own, tested elsewhere. */
const fields = new Set(['rights', 'byline', 'body.end']);

const complaints = xsdComplaints('nitf/nitf-3-6.xsd');

/** libxml2 with IPTC's schema. */
export const nitf: Reader = {
  choices: { dateline: 'field' },
  words({ text }) {
    const [body] = elementsOf(readXml(text), 'body');
    return body ? xmlWords(body, inline, fields) : [];
  },
  complaints: ({ text }) => complaints(text),
};
