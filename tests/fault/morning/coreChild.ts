import { createInterface } from 'node:readline';
import { openNewsroom } from '../../../electron/newsroom/openNewsroom.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

/**
 * The newsroom in a process of its own, as it runs in the desktop and the web host, told what to do
 * line by line: `{ service, method, args }` in, `{ value }`, `{ failure }` or `{ error }` out.
 *
 * Arguments: the library's folder, the user's data folder.
 */
const [library = '', userData = ''] = process.argv.slice(2);
const newsroom = await openNewsroom({
  userData,
  host: { host: 'desktop', version: '0.1.0' },
  library,
  version: '0.1.0',
});

type Service = Record<string, (...args: unknown[]) => unknown>;
const answer = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
answer({ value: 'ready' });

for await (const line of createInterface({ input: process.stdin })) {
  const { service, method, args } = JSON.parse(line) as Record<string, string> & {
    args: unknown[];
  };
  try {
    const found = (newsroom as unknown as Record<string, Service>)[service ?? ''];
    answer({ value: await found?.[method ?? '']?.(...args) });
  } catch (error) {
    answer(error instanceof FailureError ? { failure: error.failure } : { error: String(error) });
  }
}
await newsroom.close();
process.exit();
