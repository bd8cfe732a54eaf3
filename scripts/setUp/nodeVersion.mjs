/** The oldest Node that can set Stet up; everything after that runs on the pinned Node 24. */
const oldestNode = 20;

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what to tell the person, if this Node is too old
 */
export function nodeIsTooOld(version) {
  const major = Number.parseInt(version, 10);
  if (major >= oldestNode) return undefined;
  return `This is Node ${version}; setting Stet up needs Node ${oldestNode} or newer. Install it from nodejs.org and run the same command again.`;
}

/** Ends the process with a sentence instead of a syntax error further on. */
export function refuseOldNode() {
  const refusal = nodeIsTooOld(process.versions.node);
  if (refusal === undefined) return;
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
