// `npm test`: sets up what is missing and runs every test. Needs nothing but Node 20.
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { test } = await import('./testing/test.mjs');
  process.exitCode = await test(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
