import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { PublishedArticle } from '../../../../shared/formats/json/published.ts';
import { publishedJsonSchema } from '../../../../shared/formats/json/publishedSchema.ts';
import { readFragment, words } from '../htmlTree.ts';
import { type Reader, wordsIn } from './reader.ts';

const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }));
const valid = ajv.compile(publishedJsonSchema());

/** Ajv with the published schema. */
export const json: Reader = {
  words({ text }) {
    const { kicker, headline, standfirst, html } = JSON.parse(text) as PublishedArticle;
    return [...wordsIn(kicker, headline, standfirst), ...words(readFragment(html).root)];
  },
  complaints: ({ text }) =>
    valid(JSON.parse(text)) ? [] : [ajv.errorsText(valid.errors, { separator: '\n' })],
};
