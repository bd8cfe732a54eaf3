import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import addFormats from 'ajv-formats';
import { readFragment, words as wordsOfHtml } from '../htmlTree.ts';
import { readSchema, sayNoSchemas } from '../publishedSchemas.ts';
import { type Reader, wordsIn } from './reader.ts';

interface Component {
  /** Of what is no part of the text: byline, tagline, corrections, rights. */
  identifier?: string;
  role: string;
  text?: string;
  html?: string;
  caption?: { text: string };
  items?: { caption?: string }[];
  components?: Component[];
}

const ajv = addFormats.default(new Ajv({ strict: false }));
ajv.addMetaSchema(draft6);
const schema = readSchema('apple-news/apple-news-format-2019.schema.json');
if (!schema) sayNoSchemas('apple-news');
const valid = schema && ajv.compile(schema);

const html = (text: string | undefined) =>
  text === undefined ? [] : wordsOfHtml(readFragment(text).root);

const wordsOf = ({
  text,
  html: table,
  caption,
  items = [],
  components = [],
}: Component): string[] => [
  ...html(text),
  ...html(table),
  ...html(caption?.text),
  ...items.flatMap((item) => wordsIn(item.caption)),
  ...components.flatMap(wordsOf),
];

/** Ajv with the public schema of 2019; Apple's own validator needs a Mac. */
export const appleNews: Reader = {
  words({ text }) {
    const { components } = JSON.parse(text) as { components: Component[] };
    return components.filter(({ identifier }) => identifier === undefined).flatMap(wordsOf);
  },
  complaints: ({ text }) =>
    !valid || valid(JSON.parse(text)) ? [] : [ajv.errorsText(valid.errors)],
};
