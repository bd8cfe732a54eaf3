import fs from 'node:fs/promises';
import { durableWrite } from '../../electron/newsroom/storage/durableWrite.ts';
import { revisionOf } from '../../electron/newsroom/storage/revision.ts';
import { FailureError } from '../../shared/contract/failure.ts';

/** Saves one file once and prints `saved`, or the code of the failure. Arguments: file, content. */
const [file = '', content = ''] = process.argv.slice(2);
try {
  const base = revisionOf(await fs.readFile(file));
  await durableWrite({ path: file, bytes: new TextEncoder().encode(content), base });
  process.stdout.write('saved');
} catch (error) {
  process.stdout.write(error instanceof FailureError ? error.failure.code : String(error));
}
