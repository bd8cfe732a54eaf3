// `npm run faults -- [ROUNDS]`: types into the real editor and kills it at random, 200 times unless
// told otherwise. The other fault tests are quick enough for `npm test`.
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { setUpDependencies } = await import('./setUp/dependencies.mjs');
  const { setUpChromium } = await import('./setUp/chromium.mjs');
  const { setUpBuild } = await import('./setUp/build.mjs');
  const { run } = await import('./setUp/children.mjs');
  const { environment, inProject, nodeToUse, root } = await import('./setUp/project.mjs');
  await setUpDependencies();
  const STET_CHROMIUM = await setUpChromium();
  await setUpBuild('all');
  const { code } = await run(
    nodeToUse(),
    [inProject('tests', 'fault', 'typingKilled.ts'), ...process.argv.slice(2)],
    { cwd: root, env: environment({ STET_CHROMIUM }), show: true },
  );
  if (code !== 0) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
