import { languages, list, plain, xmpPacketOf } from '../xml/xmp.ts';
import type { PhotoStatement } from './photoStatement.ts';

/**
 * What a photo says of itself in XMP, by the names of the IPTC Photo Metadata Standard 2023.2. The
 * same statement gives the same packet.
 */
export const xmpPacket = (statement: PhotoStatement): string =>
  xmpPacketOf(
    ['dc', 'photoshop', 'xmpRights', 'Iptc4xmpCore', 'Iptc4xmpExt'],
    [
      languages('dc:description', statement.caption),
      list('dc:creator', 'Seq', [statement.creator]),
      languages('dc:rights', statement.copyright),
      plain('photoshop:Credit', statement.credit),
      plain('photoshop:Source', statement.organization),
      plain('photoshop:DateCreated', statement.captured),
      languages('xmpRights:UsageTerms', statement.usage),
      statement.copyright && plain('xmpRights:Marked', 'True'),
      languages('Iptc4xmpCore:AltTextAccessibility', statement.alt),
      plain('Iptc4xmpExt:DigitalSourceType', statement.digitalSourceType),
    ],
  );
