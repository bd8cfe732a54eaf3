import { nearest } from './nearest.ts';
import {
  type Escape,
  type PageTemplate,
  type Part,
  TemplateError,
  type TemplateFault,
} from './pageTemplate.ts';
import { lastAtOrBefore, type Place, placesIn } from './places.ts';
import { pageLists, pageSlots, type Slot, type SlotKind } from './slots.ts';

/** UTF-16 units; a page's frame is a hundredth of it. */
export const largestTemplate = 512 * 1024;

/**
 * Reads a newsroom's own page. The syntax is a part of Mustache's: `{{slot}}`, `{{#slot}}…{{/slot}}`,
 * `{{^slot}}…{{/slot}}`, `{{! comment }}`, and `\{{` for the two braces themselves.
 *
 * Not by a library of templates: those fill in nothing where a slot does not exist, take in other
 * files, run functions and know neither lines nor where in HTML a value stands, and so escape it as
 * if it stood in text. Here nothing is run and nothing is read but slots.ts.
 *
 * @throws TemplateError with everything that is wrong, each with its line.
 */
export function readTemplate(text: string): PageTemplate {
  if (text.length > largestTemplate) {
    const message = `A template has at most ${largestTemplate / 1024} KB; this one is larger.`;
    throw new TemplateError([{ line: 1, message }]);
  }
  // Blanks of the same length, so that every position stays what it is.
  const placeOf = placesIn(text.replace(tag, (found) => found.replace(/[^\n]/g, ' ')));
  const reading = new Reading(text, placeOf);
  for (const found of text.matchAll(tag)) reading.take(found);
  return reading.end();
}

const tag = /\\?\{\{(?:\{?[^{}\n]*\}?\}\})?/g;
const name = /^[A-Za-z]+$/;

const asBraces = (found: string) => `Where the braces themselves are meant, write “\\${found}”.`;

interface Section {
  name: string;
  kind: '#' | '^';
  offset: number;
  place: Place;
  parts: Part[];
  /** Slots of one item, inside a list. */
  items: Readonly<Record<string, Slot<never>>> | undefined;
}

class Reading {
  readonly #text: string;
  readonly #placeOf: (offset: number) => Place;
  readonly #faults: TemplateFault[] = [];
  readonly #sections: Section[] = [];
  readonly #parts: Part[] = [];
  #from = 0;
  readonly #slots = new Set<string>();
  /** Where each line begins. */
  readonly #lines: number[];

  constructor(text: string, placeOf: (offset: number) => Place) {
    this.#text = text;
    this.#placeOf = placeOf;
    this.#lines = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  take({ 0: found, index }: RegExpExecArray): void {
    const place = this.#placeOf(index);
    // Left as it stands: what is commented out is to stay so, whatever an article says.
    if (place.in === 'comment') return;
    this.#literal(this.#text.slice(this.#from, index));
    this.#from = index + found.length;
    if (found.startsWith('\\')) {
      this.#literal(found.slice(1));
      return;
    }
    const [, sign = '', inside = ''] = /^\{\{([#^/!>&={]?)(.*?)\}?\}\}$/.exec(found) ?? [];
    const word = inside.trim();
    if (sign === '!') return;
    if (found === '{{') this.#fault(index, `“{{” is never closed. ${asBraces(found)}`);
    else if (sign === '>') this.#fault(index, 'A template cannot take in another file.');
    else if (sign === '&' || sign === '{') {
      this.#fault(index, `Write “{{${word}}}”: what is markup is put in as markup.`);
    } else if (sign === '=' || !name.test(word)) {
      this.#fault(index, `“${found}” is no slot. ${asBraces(found)}`);
    } else if (sign === '#' || sign === '^') this.#open(sign, word, index, place);
    else if (sign === '/') this.#close(word, index, place);
    else this.#slot(word, index, place);
  }

  end(): PageTemplate {
    this.#literal(this.#text.slice(this.#from));
    for (const { kind, name: open, offset } of this.#sections) {
      this.#fault(offset, `“{{${kind}${open}}}” is never closed: “{{/${open}}}” is missing.`);
    }
    if (this.#faults.length > 0) {
      throw new TemplateError(this.#faults.sort((a, b) => a.line - b.line));
    }
    return { parts: this.#parts, slots: this.#slots };
  }

  #literal(text: string): void {
    if (text !== '') this.#here().push(text);
  }

  #here = (): Part[] => this.#sections.at(-1)?.parts ?? this.#parts;
  #items = () => this.#sections.findLast(({ items }) => items)?.items;

  #slot(word: string, offset: number, place: Place): void {
    if (Object.hasOwn(pageLists, word)) {
      this.#fault(offset, `“${word}” is a list: write “{{#${word}}} … {{/${word}}}”.`);
      return;
    }
    const kind = this.#kindOf(word, offset);
    if (kind === undefined) return;
    const as = escapeFor(word, kind, place);
    if (typeof as === 'string') {
      this.#slots.add(word);
      this.#here().push({ slot: word, kind, as });
    } else this.#fault(offset, as.fault);
  }

  #kindOf(word: string, offset: number): SlotKind | undefined {
    const items = this.#items();
    if (items && Object.hasOwn(items, word)) return items[word]?.kind;
    if (Object.hasOwn(pageSlots, word)) return pageSlots[word as keyof typeof pageSlots].kind;
    this.#unknown(word, offset);
    return undefined;
  }

  #unknown(word: string, offset: number): void {
    const owners = Object.entries(pageLists).filter(([, { slots }]) => Object.hasOwn(slots, word));
    const [owner] = owners.map(([list]) => list);
    if (owner !== undefined) {
      const where = `“{{#${owner}}}” and “{{/${owner}}}”`;
      this.#fault(offset, `“${word}” is there only between ${where}.`);
      return;
    }
    const names = [
      ...Object.keys(this.#items() ?? {}),
      ...Object.keys(pageSlots),
      ...Object.keys(pageLists),
    ];
    const meant = nearest(word, names);
    const question = meant === undefined ? '' : ` Did you mean “${meant}”?`;
    this.#fault(offset, `There is no slot “${word}”.${question}`);
  }

  #open(kind: '#' | '^', word: string, offset: number, place: Place): void {
    const isList = Object.hasOwn(pageLists, word);
    const list = isList ? pageLists[word as keyof typeof pageLists] : undefined;
    if (list && kind === '#' && this.#items()) {
      this.#fault(offset, 'A list cannot stand inside another one.');
    } else if (!isList) this.#kindOf(word, offset);
    if (place.in === 'tag') {
      this.#fault(offset, `“{{${kind}${word}}}” stands inside a tag; put it around the whole tag.`);
    }
    const items = kind === '#' ? list?.slots : undefined;
    if (items) this.#slots.add(word);
    this.#sections.push({ name: word, kind, offset, place, parts: [], items });
  }

  #close(word: string, offset: number, place: Place): void {
    const section = this.#sections.pop();
    if (!section) {
      this.#fault(offset, `“{{/${word}}}” closes nothing: “{{#${word}}}” is missing before it.`);
      return;
    }
    const { name: open, kind, items, parts } = section;
    if (open !== word) {
      const line = this.#lineOf(section.offset);
      const message = `“{{/${word}}}” closes “{{${kind}${open}}}” of line ${line}.`;
      this.#fault(offset, `${message} Sections lie inside one another.`);
    }
    this.#balanced(section, offset, place);
    const isList = items !== undefined;
    this.#here().push(
      isList
        ? { each: open, parts }
        : { only: open, if: kind === '#' ? 'something' : 'nothing', parts },
    );
  }

  /** What a section leaves out must not change what the rest of the page is. */
  #balanced(section: Section, offset: number, place: Place): void {
    const [begin, end] = [section.place, place].map(spotOf);
    if (begin === end || section.place.in === 'tag') return;
    const message = `“{{${section.kind}${section.name}}}” of line ${this.#lineOf(section.offset)}`;
    this.#fault(
      offset,
      `${message} begins in ${begin} and ends in ${end}. Close what was opened between the two.`,
    );
  }

  #fault(offset: number, message: string): void {
    this.#faults.push({ line: this.#lineOf(offset), message });
  }

  #lineOf = (offset: number) => lastAtOrBefore(this.#lines, (from) => from, offset) + 1;
}

function spotOf(place: Place): string {
  switch (place.in) {
    case 'text':
    case 'plain':
    case 'raw':
      return place.path === '' ? 'the page' : `<${place.path.split('/').join('><')}>`;
    case 'attribute':
      return `“${place.name}” of <${place.element}> in <${place.path}>`;
    default:
      return `a ${place.in}`;
  }
}

/** Attributes that browsers load from or go to (HTML, index of attributes: "valid URL"). */
const addresses = new Set(
  'action archive background cite classid codebase data formaction href icon longdesc manifest ping poster profile src srcset usemap xlink:href'.split(
    ' ',
  ),
);

/** How the slot is written there, or why it cannot be. */
function escapeFor(word: string, kind: SlotKind, place: Place): Escape | { fault: string } {
  const plain = Object.hasOwn(pageSlots, `${word}Text`) ? ` Use “{{${word}Text}}” there.` : '';
  if (place.in === 'tag') {
    return {
      fault: `“${word}” stands inside a tag. Put it into the value of an attribute, in quotes.`,
    };
  }
  if (place.in === 'raw') return inRaw(word, kind, place);
  if (kind === 'json') {
    const element = '<script type="application/ld+json">{{structuredData}}</script>';
    return { fault: `“${word}” is data: write ${element}.` };
  }
  if (kind === 'css')
    return { fault: `“${word}” is a stylesheet: write <style>{{${word}}}</style>.` };
  if (place.in === 'plain') {
    if (kind !== 'markup') return 'text';
    return { fault: `“${word}” is markup, and <${place.element}> takes words only.${plain}` };
  }
  if (place.in === 'text') return kind === 'markup' ? 'as-is' : 'text';
  if (place.in === 'comment') return 'text';
  const { name: attribute, commands, quote, before } = place;
  if (kind === 'markup') {
    return { fault: `“${word}” is markup and cannot stand in an attribute.${plain}` };
  }
  if (quote === '')
    return { fault: `Put the value of “${attribute}” in quotes: “${word}” may have spaces.` };
  if (commands || /^on/.test(attribute) || attribute === 'srcdoc' || attribute === 'style') {
    return {
      fault: `“${word}” cannot stand in “${attribute}”: words of an article would become a program.`,
    };
  }
  if (!addresses.has(attribute)) return 'text';
  if (kind === 'address' && before.trim() === '') return 'text';
  // What stands before it must have said already where it leads: https://courier.example/…, /…, #…
  if (/^\s*(https?:\/\/[^/\s]+\/|mailto:|\/\/[^/\s]+\/|\/(?!\/)|[.?#])/i.test(before)) {
    return 'component';
  }
  const begin = `${attribute}="https://…/{{${word}}}"`;
  return {
    fault: `“${word}” is no whole address: say what stands before it, such as ${begin}.`,
  };
}

function inRaw(word: string, kind: SlotKind, { element, type }: Place & { in: 'raw' }) {
  if (kind === 'json' && element === 'script' && type === 'application/ld+json') return 'as-is';
  if (kind === 'css' && element === 'style') return 'as-is';
  return {
    fault: `“${word}” cannot stand in <${element}>: words of an article would become a program.`,
  };
}
