// `npm run faults -- [PROMISE…] [--rounds N]`: breaks on purpose what Stet promises about the words
// that people write, and prints a line for each promise. `npm test` has a short form of all but P3.
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { setUpDependencies } = await import('./setUp/dependencies.mjs');
  const { setUpChromium } = await import('./setUp/chromium.mjs');
  const { setUpBuild } = await import('./setUp/build.mjs');
  const { run } = await import('./setUp/children.mjs');
  const { environment, inProject, nodeToUse, root, say } = await import('./setUp/project.mjs');
  const args = process.argv.slice(2);
  const named = args.filter((arg) => /^p\d+$/i.test(arg)).map((arg) => arg.toUpperCase());
  await setUpDependencies();
  /** @type {string | undefined} */
  let STET_CHROMIUM;
  // Those who type into the real editor.
  if (named.length === 0 || named.includes('P3') || named.includes('P9')) {
    await setUpBuild('all');
    STET_CHROMIUM = await setUpChromium().catch((error) => void say(explain(error)));
  }
  const promises = inProject('tests', 'fault', 'runPromises.ts');
  const { code } = await run(nodeToUse(), [promises, ...args], {
    cwd: root,
    env: environment({ STET_CHROMIUM }),
    show: true,
  });
  if (code !== 0) process.exitCode = code;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
