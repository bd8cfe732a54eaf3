import { escapeHtml } from '../html/escapeHtml.ts';
import type { PhotoStatement } from './photoStatement.ts';

/**
 * What a photo says of itself in XMP (ISO 16684-1), by the names of the IPTC Photo Metadata Standard
 * 2023.2. The same statement gives the same packet.
 */
export function xmpPacket(statement: PhotoStatement): string {
  const properties = [
    languages('dc:description', statement.caption),
    list('dc:creator', 'Seq', statement.creator),
    languages('dc:rights', statement.copyright),
    plain('photoshop:Credit', statement.credit),
    plain('photoshop:Source', statement.organization),
    plain('photoshop:DateCreated', statement.captured),
    languages('xmpRights:UsageTerms', statement.usage),
    statement.copyright && plain('xmpRights:Marked', 'True'),
    languages('Iptc4xmpCore:AltTextAccessibility', statement.alt),
    plain('Iptc4xmpExt:DigitalSourceType', statement.digitalSourceType),
  ].filter((property) => property !== '');
  const names = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${names.join(' ')}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
  Iptc4xmpCore: 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
} as const;

const plain = (name: string, text: string) => text && `<${name}>${escapeHtml(text)}</${name}>`;

const list = (name: string, kind: 'Seq' | 'Alt', text: string, attributes = '') =>
  text &&
  `<${name}><rdf:${kind}><rdf:li${attributes}>${escapeHtml(text)}</rdf:li></rdf:${kind}></${name}>`;

const languages = (name: string, text: string) => list(name, 'Alt', text, ' xml:lang="x-default"');
