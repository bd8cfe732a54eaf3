// `npm run bench -- [NAME] [OPTIONS]`: runs tests/bench/*.bench.ts one after the other, which print
// what they measured; options go to them. Benchmarks judge nothing: a slow machine is no failure.
import { readdirSync } from 'node:fs';
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { setUpDependencies } = await import('./setUp/dependencies.mjs');
  const { setUpBuild } = await import('./setUp/build.mjs');
  const { run } = await import('./setUp/children.mjs');
  const { environment, inProject, nodeToUse, root, say } = await import('./setUp/project.mjs');
  await setUpDependencies();
  await setUpBuild('all');
  const [first = '', ...others] = process.argv.slice(2);
  const [asked, options] = first.startsWith('-') ? ['', [first, ...others]] : [first, others];
  const found = readdirSync(inProject('tests', 'bench'))
    .filter((file) => file.endsWith('.bench.ts') && file.includes(asked))
    .sort();
  if (found.length === 0) say('No benchmark has that in its name.');
  for (const file of found) {
    const { code } = await run(nodeToUse(), [inProject('tests', 'bench', file), ...options], {
      cwd: root,
      env: environment(),
      show: true,
    });
    if (code !== 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
