// `npm run judges -- [NAME…]`: what validators say that need more than Node; `npm test` has the
// others. A judge that cannot run says why.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// By address: the scripts' project does not take in the tests.
const { judges } = await import(new URL('../tests/judges/judges.ts', import.meta.url).href);

/** What is printed of one judge at most. */
const complaintsShown = 40;

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
let against = 0;
for (const { name, missing, judge } of judges) {
  if (wanted.length > 0 && !wanted.some((part) => name.toLowerCase().includes(part))) continue;
  const reason = missing();
  if (reason !== undefined) {
    console.log(`skipped: ${name}: ${reason}.`);
    continue;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-judges-'));
  try {
    const { complaints, looked } = await judge(folder);
    for (const complaint of complaints.slice(0, complaintsShown)) console.log(complaint);
    const found = complaints.length === 0 ? 'nothing' : `${complaints.length} things`;
    console.log(`${name} finds ${found} in ${looked}.`);
    against += complaints.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
process.exitCode = against === 0 ? 0 : 1;
