import { staleTargets } from '../building/stale.mjs';
import { run } from './children.mjs';
import { causeOf, SetUpFailure } from './failure.mjs';
import { environment, inProject, nodeToUse, root, say } from './project.mjs';

/**
 * Builds what is out of date, with the pinned Node: the bundlers need a newer one than 20.
 * @param {import('../building/targets.mjs').Purpose} purpose
 * @param {{ silent?: boolean }} [options] silent: nothing is printed unless it fails
 */
export async function setUpBuild(purpose, { silent = false } = {}) {
  const { bundles, renderer } = staleTargets(purpose);
  if (bundles.length === 0 && !renderer) return;
  if (!silent) say('Building Stet …');
  const { code, output } = await run(nodeToUse(), [inProject('scripts', 'build.mjs'), purpose], {
    cwd: root,
    // Its output is kept for a failure, which may end in a file.
    env: environment(process.stderr.isTTY ? {} : { NO_COLOR: '1' }),
  });
  if (code === 0) return;
  // The bundlers' messages quote source code, so only the causes that are certain are looked for.
  const cause = /\b(ENOSPC|EACCES|EROFS)\b/.test(output) ? causeOf(output) : undefined;
  throw new SetUpFailure(
    `The build failed${cause ? `. ${cause.reason}` : ':'}`,
    cause?.wayOut ?? output.trim().split('\n').join('\n  '),
    output,
  );
}
