import { describe, expect, it } from 'vitest';
import { saysOf } from '../../../electron/newsroom/media/saysOf.ts';
import { SaysReader } from '../../../electron/newsroom/media/saysReader.ts';
import { assetFromFile } from '../../../shared/article/assetFromFile.ts';
import { conflictsIn } from '../../../shared/article/photoSays.ts';
import { jpeg, png, webp } from './photos.ts';
import {
  dataset,
  exif,
  iim,
  inLanguages,
  latin,
  list,
  pngWithXmp,
  property,
  webpWithXmp,
  withSegments,
  xmp,
} from './photoWords.ts';

const file = (...segments: number[][]) => withSegments(jpeg(1200, 800), ...segments);
const says = (...segments: number[][]) => saysOf(file(...segments));

describe('what a photo’s file says', () => {
  it('is read from XMP, whatever the language and the letters', () => {
    const { fields, location } = says(
      xmp(
        inLanguages('dc:description', 'Fähre am Kai, 釜山', { de: 'Nur auf Deutsch' }) +
          list('dc:creator', 'Ines Vole', 'Tam Orr') +
          property('photoshop:Credit', 'Tidewater News') +
          property('photoshop:Source', 'Stringers &amp; Co') +
          inLanguages('dc:rights', '© 2026 Tidewater') +
          inLanguages('xmpRights:UsageTerms', 'One year') +
          inLanguages('Iptc4xmpCore:AltTextAccessibility', 'A white ferry beside a quay') +
          property('photoshop:DateCreated', '2026-05-04T06:10:00+01:00') +
          property(
            'Iptc4xmpExt:DigitalSourceType',
            'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
          ),
      ),
    );
    expect(fields).toEqual({
      caption: [{ text: 'Fähre am Kai, 釜山', from: 'XMP' }],
      alt: [{ text: 'A white ferry beside a quay', from: 'XMP' }],
      creator: [{ text: 'Ines Vole, Tam Orr', from: 'XMP' }],
      creditLine: [{ text: 'Tidewater News', from: 'XMP' }],
      source: [{ text: 'Stringers & Co', from: 'XMP' }],
      copyright: [{ text: '© 2026 Tidewater', from: 'XMP' }],
      usage: [{ text: 'One year', from: 'XMP' }],
      captured: [{ text: '2026-05-04T06:10:00+01:00', from: 'XMP' }],
      digitalSourceType: [
        { text: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture', from: 'XMP' },
      ],
    });
    expect(location).toBe(false);
  });

  it('is read from PNG and WebP too', () => {
    const words = inLanguages('dc:description', 'Fähre am Kai');
    const caption = [{ text: 'Fähre am Kai', from: 'XMP' }];
    expect(saysOf(pngWithXmp(png(1200, 800), words)).fields.caption).toEqual(caption);
    expect(saysOf(webpWithXmp(webp(1200, 800), words)).fields.caption).toEqual(caption);
    expect(saysOf(png(1200, 800)).fields).toEqual({});
  });

  it('is read from XMP that is written as attributes', () => {
    const { fields } = says(
      xmp('</rdf:Description><rdf:Description photoshop:Credit="TWN" xmlns:photoshop="p">'),
    );
    expect(fields.creditLine).toEqual([{ text: 'TWN', from: 'XMP' }]);
  });

  it('is read from IPTC records in UTF-8, said or not, and in the letters of Windows', () => {
    const words = [
      [dataset.caption, 'Zürich: “grün”'],
      [dataset.byline, 'Jörg Weiß'],
      [dataset.byline, 'Zoë Pöhl'],
      [dataset.date, '20260504'],
      [dataset.time, '093000+0100'],
    ] as const;
    const expected = {
      caption: [{ text: 'Zürich: “grün”', from: 'IPTC' }],
      creator: [{ text: 'Jörg Weiß, Zoë Pöhl', from: 'IPTC' }],
      captured: [{ text: '2026-05-04T09:30:00+01:00', from: 'IPTC' }],
    };
    expect(says(iim(words, { utf: true })).fields, 'UTF-8, said').toEqual(expected);
    expect(says(iim(words)).fields, 'UTF-8, not said').toEqual(expected);
    expect(says(iim(words, { letters: latin })).fields, 'Windows').toEqual(expected);
    expect(
      says(iim(words, { letters: latin, utf: true })).fields,
      'Windows, though it says UTF-8',
    ).toEqual(expected);
  });

  it('is read from Exif, but not what cameras write there by themselves', () => {
    const shot = { taken: '2026:05:04 09:30:00', offset: '+01:00' };
    expect(
      says(
        exif({ description: 'The quay', artist: 'Ines Vole; Tam Orr', copyright: 'TWN', ...shot }),
      ).fields,
    ).toEqual({
      caption: [{ text: 'The quay', from: 'Exif' }],
      creator: [{ text: 'Ines Vole, Tam Orr', from: 'Exif' }],
      copyright: [{ text: 'TWN', from: 'Exif' }],
      captured: [{ text: '2026-05-04T09:30:00+01:00', from: 'Exif' }],
    });
    expect(says(exif({ description: 'OLYMPUS DIGITAL CAMERA         ' })).fields).toEqual({});
  });

  it('tells that there is a location, and not where', () => {
    const found = says(exif({ gps: [52.5, 13.25] }));
    expect(found).toEqual({ fields: {}, location: true });
    expect(says(xmp(property('exif:GPSLatitude', '52,30.0N'))).location).toBe(true);
  });

  it('puts XMP before IPTC before Exif, and keeps what contradicts it', () => {
    const found = says(
      exif({ description: 'From Exif', artist: 'Ines Vole', copyright: 'Exif only' }),
      iim([
        [dataset.caption, 'From IPTC'],
        [dataset.byline, 'Ines Vole'],
        [dataset.credit, 'TWN'],
      ]),
      xmp(inLanguages('dc:description', 'From XMP') + list('dc:creator', 'Ines  Vole')),
    );
    expect(found.fields).toEqual({
      caption: [
        { text: 'From XMP', from: 'XMP' },
        { text: 'From IPTC', from: 'IPTC' },
        { text: 'From Exif', from: 'Exif' },
      ],
      creator: [{ text: 'Ines Vole', from: 'XMP' }],
      creditLine: [{ text: 'TWN', from: 'IPTC' }],
      copyright: [{ text: 'Exif only', from: 'Exif' }],
    });
    expect(conflictsIn(found)).toEqual(['caption']);
  });

  it('finds no contradiction where a place only had too little room or too few letters', () => {
    const long = `${'Ein langer Name für eine Agentur am Hafen '.repeat(2)}und noch mehr`;
    expect(
      conflictsIn(
        says(
          exif({ description: 'Caf? in Z?rich', artist: 'Jorg Pohl' }),
          iim([[dataset.credit, long.slice(0, 31)]]),
          xmp(
            inLanguages('dc:description', 'Café in Zürich') +
              list('dc:creator', 'Jörg Pöhl') +
              property('photoshop:Credit', long),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('becomes a credit in which nobody stands twice', () => {
    const credit = (creator: string, line: string, source = '') =>
      assetFromFile(
        says(
          iim([
            [dataset.byline, creator],
            [dataset.credit, line],
            [dataset.source, source],
          ]),
        ),
      ).credit;
    expect(credit('Ines Vole', 'TWN')).toEqual({ creator: 'Ines Vole', organization: 'TWN' });
    expect(credit('Ines Vole', 'INES VOLE / TWN')).toEqual({
      creator: 'Ines Vole',
      line: 'INES VOLE / TWN',
    });
    expect(credit('Ines Vole', '', 'TWN')).toEqual({ creator: 'Ines Vole', organization: 'TWN' });
    expect(credit('Ines Vole', 'Ines Vole', 'Ines Vole')).toEqual({ creator: 'Ines Vole' });
    expect(credit('', 'TWN')).toEqual({ organization: 'TWN' });
    expect(credit('', '')).toBeUndefined();
  });
});

describe('a hostile file', () => {
  it('cannot make XML grow, fetch or nest', () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(says(xmp(property('photoshop:Credit', '&b;'), entities)).fields).toEqual({});
    const deep = `${'<a:b xmlns:a="a">'.repeat(3_000)}${'</a:b>'.repeat(3_000)}`;
    expect(says(xmp(deep)).location).toBe(false);
    expect(says(xmp('<photoshop:Credit>never closed')).fields).toEqual({});
    const own = says(xmp(property('dc:__proto__', 'x') + property('dc:constructor', 'y')));
    expect(own.fields).toEqual({});
  });

  it('that is cut off or lies about its lengths says nothing, and quickly', async () => {
    const reader = new SaysReader();
    const whole = file(
      exif({ description: 'The quay', gps: [1, 2] }),
      iim([[dataset.caption, 'The quay']]),
      xmp(inLanguages('dc:description', 'The quay')),
    );
    expect((await reader.says(whole)).fields.caption).toEqual([{ text: 'The quay', from: 'XMP' }]);
    for (let cut = 2; cut < whole.length; cut += 37) {
      const says = await reader.says(whole.subarray(0, cut));
      expect(says.fields.caption?.[0]?.text ?? 'The quay').toMatch(/^T?h?e? ?q?u?a?y?/);
      const broken = whole.slice();
      broken.fill(0xff, cut, cut + 5);
      expect(await reader.says(broken)).toHaveProperty('location');
    }
    await reader.close();
  });

  it('that makes the thread hang or fall has said nothing, and the thread is ended', async () => {
    const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    const hangs = new SaysReader({
      patience: 50,
      thread: thread(
        "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
      ),
    });
    expect(await hangs.says(file())).toEqual({ fields: {}, location: false });
    expect(await hangs.says(file())).toEqual({ fields: {}, location: false });
    const falls = new SaysReader({
      thread: thread(
        "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('out of memory'); });",
      ),
    });
    expect(await falls.says(file())).toEqual({ fields: {}, location: false });
  });

  it('that breaks the thread does not break the next photo', async () => {
    const reader = new SaysReader();
    const fine = file(exif({ description: 'The quay' }));
    expect((await reader.says(fine)).fields.caption).toHaveLength(1);
    await reader.close();
    expect((await reader.says(fine)).fields.caption).toHaveLength(1);
    const many = await Promise.all(Array.from({ length: 20 }, () => reader.says(fine)));
    expect(many.every(({ fields }) => fields.caption?.length === 1)).toBe(true);
    await reader.close();
  });
});
