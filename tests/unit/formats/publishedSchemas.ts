import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The schemas that the standards' publishers keep, if somebody put them beside the project: they are
 * not ours to ship. `shared/schemas` in the folder that the project lies in, or in one above it, and
 * the folder that `STET_SCHEMAS` names.
 */
function findSchemas(): string[] {
  const named = process.env.STET_SCHEMAS;
  const places = named ? [path.resolve(named)] : [];
  let folder = path.resolve(import.meta.dirname, '../../..');
  for (let level = 0; level < 3; level++) {
    folder = path.dirname(folder);
    places.push(path.join(folder, 'shared', 'schemas'));
  }
  return places;
}

const schemas = findSchemas();

/** @param file such as `nitf/nitf-3-6.xsd`; undefined where it is not there. */
export function schemaFile(file: string): string | undefined {
  return schemas.map((folder) => path.join(folder, file)).find((place) => existsSync(place));
}

/** A JSON Schema; undefined where it is not there. */
export function readSchema(file: string): object | undefined {
  const found = schemaFile(file);
  return found === undefined ? undefined : JSON.parse(readFileSync(found, 'utf8'));
}

/** Every JSON Schema in a folder and below it. */
export function readSchemas(folder: string): object[] {
  const found = schemaFile(folder);
  if (found === undefined) return [];
  return readdirSync(found, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(found, name), 'utf8')));
}

/** Says once why a judge does not judge, so that nobody takes silence for a verdict. */
export function sayNoSchemas(folder: string): void {
  console.log(`skipped: no schemas in ../shared/schemas/${folder}; see their publisher.`);
}
