import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { photoSaying } from '../../shared/formats/photoFile/photoSaying.ts';
import { realPhotos, statement } from '../unit/formats/realPhotos.ts';
import { exif, withSegments } from '../unit/newsroom/photoWords.ts';
import { type Judge, missingProgram, run } from './judge.ts';

const inXmp = {
  'XMP-dc:Description': statement.caption,
  'XMP-dc:Creator': statement.creator,
  'XMP-dc:Rights': statement.copyright,
  'XMP-photoshop:Credit': statement.credit,
  'XMP-photoshop:Source': statement.organization,
  'XMP-xmpRights:UsageTerms': statement.usage,
  'XMP-iptcCore:AltTextAccessibility': statement.alt,
};
const inIptc = {
  'IPTC:Caption-Abstract': statement.caption,
  'IPTC:By-line': statement.creator,
  'IPTC:Credit': statement.credit,
  'IPTC:Source': statement.organization,
  'IPTC:CopyrightNotice': statement.copyright,
};

/** What ExifTool, which picture desks trust, reads in the copies of photos. */
export const exifTool: Judge = {
  name: 'ExifTool',
  missing: missingProgram('exiftool', 'libimage-exiftool-perl', '-ver'),
  judge(folder) {
    const complaints: string[] = [];
    let photos = 0;
    for (const keepLocation of [false, true]) {
      for (const [src, plain] of Object.entries(realPhotos)) {
        const isJpeg = src.endsWith('.jpg');
        const original = isJpeg
          ? withSegments(plain, exif({ artist: 'Old Name', gps: [55.75, -6.25] }))
          : plain;
        const copy = photoSaying(src, { picture: original, original, statement, keepLocation });
        const file = path.join(folder, `${photos++}-${path.basename(src)}`);
        writeFileSync(file, copy ?? new Uint8Array());
        const { out, said } = run('exiftool', ['-json', '-a', '-G1', '-n', file]);
        const [tags = {}] = JSON.parse(out || '[{}]') as Record<string, unknown>[];
        for (const [tag, text] of Object.entries({ ...inXmp, ...(isJpeg && inIptc) })) {
          if (tags[tag] !== text) complaints.push(`${file}: ${tag} is ${tags[tag]} ${said}`);
        }
        const located = Object.keys(tags).some((tag) => tag.startsWith('GPS:'));
        if (located !== (keepLocation && isJpeg)) complaints.push(`${file}: the place is wrong`);
        if (out.includes('Old Name')) complaints.push(`${file}: it still has its old words`);
        if (tags['ExifTool:Error']) complaints.push(`${file}: ${tags['ExifTool:Error']}`);
      }
    }
    return { complaints, looked: `${photos} photos` };
  },
};
