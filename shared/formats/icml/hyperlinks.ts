import { element, lines, type Xml } from '../xml/xml.ts';

/** The links of a story: words that lead somewhere, the addresses, and which belong together. */
export class Hyperlinks {
  /** Address → its number; InDesign knows destinations by it. */
  readonly #destinations = new Map<string, number>();
  readonly #links: Xml[] = [];

  /** @param inside the words. */
  source(href: string, inside: readonly Xml[]): Xml {
    const key = this.#destinations.get(href) ?? this.#destinations.size + 1;
    this.#destinations.set(href, key);
    const number = this.#links.length + 1;
    const name = `Link ${number}`;
    this.#links.push(
      lines(
        'Hyperlink',
        {
          Self: `hyperlink-${number}`,
          Name: name,
          Source: `link-${number}`,
          Visible: 'false',
          DestinationUniqueKey: key,
        },
        lines(
          'Properties',
          {},
          element('BorderColor', { type: 'enumeration' }, 'Black'),
          element('Destination', { type: 'object' }, destinationId(key)),
        ),
      ),
    );
    const attributes = { Self: `link-${number}`, Name: name, Hidden: 'false' };
    return lines('HyperlinkTextSource', attributes, inside);
  }

  /** What stands behind the story. */
  xml(): Xml[] {
    const destinations = [...this.#destinations].map(([href, key]) =>
      element('HyperlinkURLDestination', {
        Self: destinationId(key),
        // Names must differ; an address may be longer than a name can be.
        Name: `Address ${key}`,
        DestinationURL: href,
        Hidden: 'true',
        DestinationUniqueKey: key,
      }),
    );
    return [...destinations, ...this.#links];
  }
}

const destinationId = (key: number) => `HyperlinkURLDestination/address-${key}`;
