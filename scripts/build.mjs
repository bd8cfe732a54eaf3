// Builds what is out of date: `node scripts/build.mjs [all|web|desktop|cli]`, quiet unless it fails.
import { staleTargets } from './building/stale.mjs';

const purposes = /** @type {const} */ (['all', 'web', 'desktop', 'cli']);
const asked = process.argv[2] ?? 'all';
const purpose = purposes.find((name) => name === asked);
if (!purpose) {
  process.stderr.write(`Unknown: ${asked}. Say one of ${purposes.join(', ')}.\n`);
  process.exit(2);
}

const stale = staleTargets(purpose);
const work = [];
if (stale.bundles.length > 0) {
  const { bundle } = await import('./building/bundle.mjs');
  work.push(...stale.bundles.map((target) => bundle(target)));
}
if (stale.renderer) {
  const { buildRenderer } = await import('./building/renderer.mjs');
  work.push(buildRenderer());
}
const failed = (await Promise.allSettled(work)).filter((result) => result.status === 'rejected');
for (const { reason } of failed) {
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
}
if (failed.length > 0) process.exitCode = 1;
else if (purpose === 'all' && work.length > 0) {
  const { removeLeftovers } = await import('./building/leftovers.mjs');
  removeLeftovers();
}
