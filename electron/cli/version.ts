import { existsSync, readFileSync } from 'node:fs';

/** The release, from package.json: beside dist/, or above the sources while they run as they are. */
export function ownVersion(): string {
  const beside = new URL('../package.json', import.meta.url);
  const file = existsSync(beside) ? beside : new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
