import { filesBelow, isFresh } from './freshness.mjs';
import { targetsFor } from './targets.mjs';

/** The renderer's build can read any file of these folders, so a new one counts as a change. */
export const rendererSources = () => [
  ...filesBelow('renderer').filter((file) => !/tsconfig[^/]*\.json$/.test(file)),
  ...filesBelow('shared').filter((file) => file.endsWith('.ts')),
];

/**
 * @param {import('./targets.mjs').Purpose} purpose
 * @returns {{ bundles: import('./targets.mjs').Bundle[], renderer: boolean }} what must be built
 */
export function staleTargets(purpose) {
  const { bundles, renderer } = targetsFor(purpose);
  return {
    bundles: bundles.filter(({ name }) => !isFresh(name)),
    renderer: renderer && !isFresh('renderer', rendererSources()),
  };
}
