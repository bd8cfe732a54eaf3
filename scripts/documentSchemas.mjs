// Writes the JSON Schemas in docs/ from the code that reads and writes those files; a test fails
// while they differ. Run by the project's own Node, which strips the types.
import { mkdir, writeFile } from 'node:fs/promises';
import { articleJsonSchema } from '../shared/article/jsonSchema.ts';
import { deskJsonSchema } from '../shared/contract/deskSettings.ts';
import { publishedJsonSchema } from '../shared/formats/json/publishedSchema.ts';
import { packJsonSchema } from '../shared/pack/manifest.ts';

const docs = new URL('../docs/', import.meta.url);

/** @type {Record<string, () => object>} */
const documentedSchemas = {
  'article.schema.json': articleJsonSchema,
  'desk.schema.json': deskJsonSchema,
  'pack.schema.json': packJsonSchema,
  'published-article.schema.json': publishedJsonSchema,
};

await mkdir(docs, { recursive: true });
for (const [name, schema] of Object.entries(documentedSchemas)) {
  await writeFile(new URL(name, docs), `${JSON.stringify(schema(), null, 2)}\n`);
}
