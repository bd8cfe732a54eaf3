import { joined, letters, utf8Within, word16, word32 } from './bytes.ts';
import type { PhotoStatement } from './photoStatement.ts';

/**
 * The older records, IPTC-IIM 4.2, inside Photoshop's image resource 0x0404: what picture desks and
 * archives of twenty years read first. Each field is cut at the bytes that chapter 6 allows; the
 * whole text is in the XMP.
 */
export function iptcResource(statement: PhotoStatement): Uint8Array | undefined {
  const { captured } = statement;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(captured)?.[0].replaceAll('-', '') ?? '';
  const time = timeOf(captured);
  const records = [
    field(55, day, 8),
    field(60, time, 11),
    field(80, statement.creator, 32),
    field(110, statement.credit, 32),
    field(115, statement.organization, 32),
    field(116, statement.copyright, 128),
    field(120, statement.caption, 2000),
  ].filter((record) => record.length > 0);
  if (records.length === 0) return undefined;
  const iim = joined([utf8Mark, version, ...records]);
  const even = iim.length % 2 === 0 ? [] : [0];
  return joined([
    letters('Photoshop 3.0\0'),
    letters('8BIM'),
    word16(0x0404),
    // An empty name, padded to two bytes.
    word16(0),
    word32(iim.length),
    iim,
    Uint8Array.from(even),
  ]);
}

/** 1:90, `ESC % G`: all that follows is UTF-8. */
const utf8Mark = Uint8Array.of(0x1c, 1, 90, 0, 3, 0x1b, 0x25, 0x47);
/** 2:00, the version of the record: 4. */
const version = Uint8Array.of(0x1c, 2, 0, 0, 2, 0, 4);

function field(number: number, text: string, most: number): Uint8Array {
  const bytes = utf8Within(text, most);
  if (bytes.length === 0) return bytes;
  return joined([Uint8Array.of(0x1c, 2, number), word16(bytes.length), bytes]);
}

/** `HHMMSS±HHMM`; empty where the time or its offset is not known. */
function timeOf(captured: string): string {
  const found = /T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(captured);
  if (!found) return '';
  const [, hours, minutes, seconds = '00', offset = ''] = found;
  return `${hours}${minutes}${seconds}${offset === 'Z' ? '+0000' : offset.replace(':', '')}`;
}
