import type { Photo, Picture } from '../story/story.ts';
import { element, lines, type Xml } from '../xml/xml.ts';

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface Part {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What the text points to outside of itself: addresses and pictures, each once. */
export class Relations {
  readonly #relations: Xml[] = [];
  readonly #ids = new Map<string, string>();
  readonly #pictures: Part[] = [];
  readonly #bytesOf: (src: string) => Uint8Array<ArrayBuffer> | undefined;

  /** @param bytesOf of a picture; undefined where only the warnings are wanted. */
  constructor(bytesOf: (src: string) => Uint8Array<ArrayBuffer> | undefined) {
    this.#bytesOf = bytesOf;
    this.#add('styles', 'styles.xml');
    this.#add('numbering', 'numbering.xml');
    this.#add('settings', 'settings.xml');
  }

  /** @returns the name of the link in the text. */
  link(href: string): string {
    return this.#add('hyperlink', href, { TargetMode: 'External' });
  }

  /** @returns the name of the picture; undefined where its bytes are not there. */
  picture({ picture }: Photo & { picture: Picture }): string | undefined {
    const bytes = this.#bytesOf(picture.src);
    if (!bytes) return undefined;
    const target = `media/${picture.name}`;
    if (!this.#ids.has(`image ${target}`)) this.#pictures.push({ name: `word/${target}`, bytes });
    return this.#add('image', target);
  }

  /** `word/media/…` */
  get pictures(): readonly Part[] {
    return this.#pictures;
  }

  /** `word/_rels/document.xml.rels` (part 2, 6.5.3). */
  xml = (): Xml => relationships(this.#relations);

  #add(type: string, target: string, more: Record<string, string> = {}): string {
    const key = `${type} ${target}`;
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `rId${this.#relations.length + 1}`;
    this.#ids.set(key, id);
    this.#relations.push(relation(id, `${types}/${type}`, target, more));
    return id;
  }
}

const relation = (id: string, type: string, target: string, more: Record<string, string> = {}) =>
  element('Relationship', { Id: id, Type: type, Target: target, ...more });

const relationships = (inside: readonly Xml[]) =>
  lines(
    'Relationships',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    ...inside,
  );

/** `_rels/.rels`: where the package begins. */
export const packageRelations = (): Xml =>
  relationships([
    relation('rId1', `${types}/officeDocument`, 'word/document.xml'),
    relation(
      'rId2',
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ),
  ]);

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** `[Content_Types].xml` (part 2, 6.2.3). @param pictures extension → media type. */
export const contentTypes = (pictures: ReadonlyMap<string, string>): Xml =>
  lines(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    [...pictures].map(([extension, type]) =>
      element('Default', { Extension: extension, ContentType: type }),
    ),
    ...Object.entries({
      document: `${word}.document.main+xml`,
      styles: `${word}.styles+xml`,
      numbering: `${word}.numbering+xml`,
      settings: `${word}.settings+xml`,
    }).map(([name, type]) =>
      element('Override', { PartName: `/word/${name}.xml`, ContentType: type }),
    ),
    element('Override', {
      PartName: '/docProps/core.xml',
      ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
  );
