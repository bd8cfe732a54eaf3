import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFragment, words as wordsOfHtml } from '../htmlTree.ts';
import { readSchemas, sayNoSchemas } from '../publishedSchemas.ts';
import { type Reader, wordsIn } from './reader.ts';

type Json = { [field: string]: unknown };

const ajv = addFormats.default(new AjvDraft04({ strict: false, allErrors: true }));
const base = 'ans-schema/master/src/main/resources/schema/ans/0.10.12/';
const schemas = readSchemas('ans/0.10.12') as { id: string }[];
if (schemas.length === 0) sayNoSchemas('ans');
for (const schema of schemas) ajv.addSchema(schema);

function faults(name: string, value: unknown): string[] {
  // The schema of tables spells its folder in its own way.
  const schema = schemas.find(({ id }) =>
    id.replace('/story_element/', '/story_elements/').endsWith(`${base}${name}.json`),
  );
  if (!schema && schemas.length > 0) return [`${name}: there is no such element`];
  const valid = schema && ajv.getSchema(schema.id);
  if (!valid || valid(value)) return [];
  return [`${name}: ${ajv.errorsText(valid.errors)} ${JSON.stringify(value).slice(0, 200)}`];
}

/** `story.json` looks no deeper than the story itself: each element has a schema of its own. */
function elementFaults(element: Json): string[] {
  const type = String(element.type);
  const name = type === 'image' || type === 'gallery' ? type : `story_elements/${type}`;
  const inside = [element.content_elements, element.items, element.citation].flat() as Json[];
  return [...faults(name, element), ...inside.filter(Boolean).flatMap(elementFaults)];
}

const html = (...texts: unknown[]): string[] =>
  texts.flatMap((text) =>
    typeof text === 'string' && text !== '' ? wordsOfHtml(readFragment(text).root) : [],
  );
const dictionary = (value: unknown) => (value as Json | undefined)?.basic as string | undefined;

function wordsOfElement(element: Json): string[] {
  const inside = (['content_elements', 'items'] as const).flatMap((name) =>
    ((element[name] as Json[] | undefined) ?? []).flatMap(wordsOfElement),
  );
  const citation = element.citation ? wordsOfElement(element.citation as Json) : [];
  switch (element.type) {
    case 'interstitial_link':
      return wordsIn(element.content as string);
    case 'link_list':
      return [...wordsIn(element.title as string | undefined), ...inside];
    case 'custom_embed': {
      const { config } = element.embed as { config: Json };
      return wordsIn(config.title as string, config.provider as string | undefined);
    }
    case 'image': {
      const credits = element.vanity_credits as { by: { name: string }[] } | undefined;
      return [...html(element.caption), ...wordsIn(credits?.by[0]?.name)];
    }
    case 'gallery':
      return [...inside, ...html(dictionary(element.description))];
    case 'table':
      return [element.header ?? [], element.rows]
        .flat(2)
        .flatMap((cell) => html((cell as Json).content));
    default:
      return [...html(element.content), ...inside, ...citation];
  }
}

/** Ajv with the schemas of Arc XP. */
export const ans: Reader = {
  choices: { relatedTitle: false },
  words({ text }) {
    const story = JSON.parse(text) as Json;
    const label = story.label as { basic: { text: string } } | undefined;
    return [
      ...wordsIn(label?.basic.text, dictionary(story.headlines), dictionary(story.subheadlines)),
      ...(story.content_elements as Json[]).flatMap(wordsOfElement),
    ];
  },
  complaints({ text }) {
    const story = JSON.parse(text) as Json;
    return [
      ...faults('story', story),
      ...(story.content_elements as Json[]).flatMap(elementFaults),
    ];
  },
};
