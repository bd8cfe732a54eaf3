// `npm run dist`: installers for this system in release/. Arguments after `--` are electron-builder's.
import { refuseOldNode } from './setUp/nodeVersion.mjs';

refuseOldNode();
const { explain } = await import('./setUp/failure.mjs');
try {
  const { setUpDependencies } = await import('./setUp/dependencies.mjs');
  const { setUpBuild } = await import('./setUp/build.mjs');
  const { writeNotices } = await import('./building/notices.mjs');
  const { run } = await import('./setUp/children.mjs');
  const { environment, inProject, nodeToUse, root } = await import('./setUp/project.mjs');
  await setUpDependencies();
  await setUpBuild('all');
  writeNotices();
  const builder = inProject('node_modules', 'electron-builder', 'cli.js');
  const { code } = await run(nodeToUse(), [builder, ...process.argv.slice(2)], {
    cwd: root,
    env: environment(),
    show: true,
  });
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
