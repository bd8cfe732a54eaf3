// `npm start`: sets up what is missing and runs the editor. Needs nothing but Node 20.
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { start } = await import('./starting/start.mjs');
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
