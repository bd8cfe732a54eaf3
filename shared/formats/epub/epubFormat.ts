import { strToU8, type Zippable, zipSync } from 'fflate';
import type { Loss } from '../findings.ts';
import type { Format, PhotoPlacement } from '../format.ts';
import { type ReadArticle, readStory } from '../story/readStory.ts';
import { photosIn, someBlock } from '../story/walk.ts';
import { xmlDocument } from '../xml/xml.ts';
import { textInZip, undated } from '../zip.ts';
import { bookStylesheet } from './bookStylesheet.ts';
import { containerXml, type EpubPicture, idInPackage, names, packageXml } from './package.ts';
import { articlePage, navigationPage } from './pages.ts';

const embed: Loss = {
  code: 'embed-as-link',
  message: 'A book shows nothing from elsewhere: an embed is a link.',
};
const siteLinks: Loss = {
  code: 'site-links',
  message: 'A book has no site around it: links within the site are left out, their words stay.',
};
const extension = 'epub';
const mediaType = 'application/epub+zip';

export const epubFormat: Format & { id: 'epub' } = {
  id: 'epub',
  name: 'E-book (EPUB 3)',
  group: 'documents',
  readers: 'Readers of long articles, archives',
  extension,
  mediaType,
  public: true,
  photos: 'embedded',
  losses: [embed, siteLinks],
  render(article, options) {
    const { story, findings } = readStory(
      article,
      { ...options, photos: withoutForeign(article, options.photos) },
      { dateline: 'text', photoFolder: 'photos', withoutSite: siteLinks },
    );
    if (someBlock(story, 'embed')) findings.lose(embed);
    const pictures = new Map<string, EpubPicture & { bytes: Uint8Array<ArrayBuffer> }>();
    for (const { picture } of photosIn(story.blocks)) {
      const bytes =
        picture && options.photos.kind === 'embedded' && options.photos.bytesOf(picture.src);
      if (bytes) {
        const { address, mimeType } = picture;
        pictures.set(address, { name: address, mimeType, bytes });
      }
    }
    const files: Zippable = {
      // First and not compressed, so that the file's kind can be told from its start (4.3.3).
      mimetype: [strToU8(mediaType), { level: 0, mtime: undated }],
      'META-INF/container.xml': [xmlDocument(containerXml()), { mtime: undated }],
      [`EPUB/${names.package}`]: [
        xmlDocument(packageXml(story, [...pictures.values()])),
        { mtime: undated },
      ],
      [`EPUB/${names.navigation}`]: [strToU8(navigationPage(story)), { mtime: undated }],
      [`EPUB/${names.article}`]: [strToU8(articlePage(story)), { mtime: undated }],
      [`EPUB/${names.style}`]: [strToU8(bookStylesheet), { mtime: undated }],
    };
    for (const { name, bytes } of pictures.values())
      files[`EPUB/${name}`] = [bytes, { level: 0, mtime: undated }];
    const book = { name: `${options.baseName}.${extension}`, bytes: zipSync(files) };
    return { files: [book], warnings: findings.list() };
  },
  articleIdOf(document) {
    const found = textInZip(document, `EPUB/${names.package}`);
    return found === undefined ? undefined : idInPackage(found);
  },
};

/** AVIF is no picture that every reading system shows (EPUB 3.3, 3.2). */
function withoutForeign({ assets }: ReadArticle, photos: PhotoPlacement): PhotoPlacement {
  if (photos.kind !== 'embedded') return photos;
  const foreign = [...assets.values()].flatMap(({ src }) => (src.endsWith('.avif') ? src : []));
  return { ...photos, missing: new Set([...(photos.missing ?? []), ...foreign]) };
}
