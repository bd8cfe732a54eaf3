import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { all, readFragment, words } from '../htmlTree.ts';
import { readSchema, sayNoSchemas } from '../publishedSchemas.ts';
import { type Reader, wordsIn } from './reader.ts';

/** What the schema refers to on the web; no item of ours has a geometry. */
const geoJson = { $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' };

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema(geoJson);
const schema = readSchema('ninjs/ninjs-schema_3.1.json');
const valid = schema && ajv.compile(schema);
if (!valid) sayNoSchemas('ninjs');

interface Item {
  headlines?: { role: string; contentType?: string; value: string }[];
  bodies?: { contentType: string; value: string }[];
}

/** Ajv with IPTC's schema; parse5 for the text. */
export const ninjs: Reader = {
  words({ text }) {
    const { headlines = [], bodies = [] } = JSON.parse(text) as Item;
    const heads = headlines.filter(
      ({ role, contentType }) =>
        ['main', 'kicker', 'subhead'].includes(role) && contentType === undefined,
    );
    const html = bodies.find(({ contentType }) => contentType === 'text/html')?.value ?? '';
    const { root, errors } = readFragment(html);
    if (errors.length > 0) throw new Error(errors.join());
    for (const footer of all(root, 'footer')) footer.childNodes = [];
    return [...wordsIn(...heads.map(({ value }) => value)), ...words(root)];
  },
  complaints: ({ text }) =>
    !valid || valid(JSON.parse(text)) ? [] : [ajv.errorsText(valid.errors, { separator: '\n' })],
};
