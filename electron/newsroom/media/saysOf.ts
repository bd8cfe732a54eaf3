import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import ExifReader from 'exifreader';
import {
  type PhotoField,
  type PhotoSays,
  photoSays,
  type SaidIn,
} from '../../../shared/article/photoSays.ts';

/** XMP of photos has a few kilobytes; edit histories make it some hundreds. */
const mostXml = 2 * 1024 * 1024;

/**
 * What the file of a photo says of itself in XMP, IPTC (IIM) and Exif. Reads headers, decodes
 * nothing. May take long or throw for a hostile file: run it in a thread (saysReader.ts).
 */
export function saysOf(bytes: Uint8Array): PhotoSays {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { exif, iptc, xmp } = ExifReader.load(buffer as ArrayBuffer, {
    expanded: true,
    domParser,
    includeTags: { exif: exifTags, iptc: Object.values(iptcTags).flat(), xmp: true },
  });
  const said: SaidIn = {
    XMP: saidInXmp(xmp as Tags | undefined),
    IPTC: saidInIptc(iptc as Tags | undefined),
    Exif: saidInExif(exif as Tags | undefined),
  };
  const places = [exif, xmp] as (Tags | undefined)[];
  return photoSays(
    said,
    places.some((tags) => tags?.GPSLatitude !== undefined || tags?.GPSLongitude !== undefined),
  );
}

/** XML without document types: no entity can grow, and nothing is fetched. */
const domParser = {
  parseFromString(xml: string, mimeType: string) {
    if (xml.length > mostXml || /<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Error('not XMP');
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, mimeType);
  },
};

interface Tag {
  value?: unknown;
  description?: unknown;
  attributes?: Record<string, unknown>;
}
type Tags = Record<string, Tag | Tag[] | undefined>;
type Words = Partial<Record<PhotoField, string>>;

/** Without their prefixes, as ExifReader has them (IPTC Photo Metadata Standard 2024.1). */
const xmpTags = {
  caption: ['description'],
  alt: ['AltTextAccessibility'],
  creator: ['creator'],
  creditLine: ['Credit'],
  source: ['Source'],
  copyright: ['rights'],
  usage: ['UsageTerms'],
  captured: ['DateCreated', 'DateTimeOriginal', 'CreateDate'],
  digitalSourceType: ['DigitalSourceType'],
} as const satisfies Record<PhotoField, readonly string[]>;

function saidInXmp(tags: Tags | undefined): Words {
  const words: Words = {};
  for (const [field, names] of Object.entries(xmpTags) as [PhotoField, readonly string[]][]) {
    for (const name of names) {
      const tag = tags && Object.hasOwn(tags, name) ? tags[name] : undefined;
      const text = Array.isArray(tag) ? '' : inXmp(tag, field);
      if (text !== '') words[field] ??= text;
    }
  }
  return words;
}

/** Text, a list of names, or one text in several languages: then the default one. */
function inXmp(tag: Tag | undefined, field: PhotoField): string {
  const value = tag?.value;
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  const items = value as Tag[];
  if (field === 'creator') return items.map(textOf).filter(Boolean).join(', ');
  const standard = items.find(({ attributes = {} }) => attributes.lang === 'x-default');
  return textOf(standard ?? items[0]);
}

const textOf = (tag: Tag | undefined): string => (typeof tag?.value === 'string' ? tag.value : '');

const iptcTags = {
  caption: ['Caption/Abstract'],
  creator: ['By-line'],
  creditLine: ['Credit'],
  source: ['Source'],
  copyright: ['Copyright Notice'],
  captured: ['Date Created', 'Time Created'],
  /** Says in which letters the others are written. */
  letters: ['Coded Character Set'],
};

function saidInIptc(tags: Tags | undefined): Words {
  if (!tags) return {};
  const { captured, letters, ...plain } = iptcTags;
  const words: Words = {};
  for (const [field, [name = '']] of Object.entries(plain)) {
    const found = tags[name];
    const all = Array.isArray(found) ? found : found ? [found] : [];
    words[field as PhotoField] = all.map(inIim).filter(Boolean).join(', ');
  }
  const [day, time] = captured.map((name) => inIim(tags[name] as Tag | undefined));
  const [, clock = '', zone = ''] = /^(\d\d:\d\d:\d\d)([+-]\d\d:\d\d)?$/.exec(time ?? '') ?? [];
  if (day && /^\d{4}-\d\d-\d\d$/.test(day)) {
    words.captured = clock ? `${day}T${clock}${zone}` : day;
  }
  return words;
}

/** A file that says UTF-8 but was written in the letters of Windows is read as what it is. */
function inIim(tag: Tag | undefined): string {
  const text = typeof tag?.description === 'string' ? tag.description : '';
  if (!text.includes('\ufffd') || !Array.isArray(tag?.value)) return text;
  return new TextDecoder('windows-1252').decode(Uint8Array.from(tag.value as number[]));
}

const exifTags = [
  'ImageDescription',
  'Artist',
  'Copyright',
  'DateTimeOriginal',
  'OffsetTimeOriginal',
  'GPSLatitude',
  'GPSLongitude',
];

function saidInExif(tags: Tags | undefined): Words {
  if (!tags) return {};
  const text = (name: string) => inExif(tags[name]);
  const taken = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text('DateTimeOriginal'));
  const zone = /^[+-]\d\d:\d\d$/.exec(text('OffsetTimeOriginal').trim())?.[0] ?? '';
  return {
    caption: text('ImageDescription'),
    // Several are divided by semicolons (CIPA DC-008, 4.6.5.2.2).
    creator: text('Artist').replace(/\s*;\s*/g, ', '),
    copyright: text('Copyright'),
    ...(taken && { captured: `${taken[1]}-${taken[2]}-${taken[3]}T${taken[4]}${zone}` }),
  };
}

function inExif(tag: Tag | Tag[] | undefined): string {
  if (!tag || Array.isArray(tag)) return '';
  const { value, description } = tag;
  const found = Array.isArray(value) ? value.join(' ') : (value ?? description);
  return typeof found === 'string' ? found : '';
}
