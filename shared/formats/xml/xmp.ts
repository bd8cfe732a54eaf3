import { escapeText } from './xml.ts';

/** XMP (ISO 16684-1): what a photo or a story says of itself, as RDF that is written by hand. */

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  prism: 'http://prismstandard.org/namespaces/basic/2.0/',
} as const;

type Namespace = keyof typeof namespaces;
type Name = `${Namespace}:${string}`;

/** @param properties of these functions, '' for one that says nothing. */
export const xmpPacketOf = (used: readonly Namespace[], properties: readonly string[]): string =>
  [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${used.map((prefix) => `xmlns:${prefix}="${namespaces[prefix]}"`).join(' ')}>`,
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');

export const plain = (name: Name, text = ''): string =>
  text && `<${name}>${escapeText(text)}</${name}>`;

/** An array, in order (`Seq`), without one (`Bag`), or of which one is chosen (`Alt`). */
export function list(name: Name, kind: 'Seq' | 'Bag' | 'Alt', texts: readonly string[]): string {
  const items = texts.filter((text) => text !== '').map((text) => itemOf(text));
  return arrayOf(name, kind, items);
}

/** A text that could be there in several languages. */
export const languages = (name: Name, text = ''): string =>
  arrayOf(name, 'Alt', text ? [itemOf(text, ' xml:lang="x-default"')] : []);

const itemOf = (text: string, attributes = '') =>
  `<rdf:li${attributes}>${escapeText(text)}</rdf:li>`;

const arrayOf = (name: Name, kind: string, items: readonly string[]) =>
  items.length === 0 ? '' : `<${name}><rdf:${kind}>${items.join('')}</rdf:${kind}></${name}>`;
