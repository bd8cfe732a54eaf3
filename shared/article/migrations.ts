import { articleVersion } from './model.ts';

/** Takes a file of version N to version N + 1; index 0 starts at version 1. */
const steps: readonly ((file: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** Brings the file of an older release up to `articleVersion`; other values come back as they are. */
export function migrate(file: Record<string, unknown>): Record<string, unknown> {
  let current = file;
  const { version } = file;
  if (typeof version !== 'number') return file;
  for (let from = version; from < articleVersion; from++) {
    const step = steps[from - 1];
    if (!step) return file;
    current = { ...step(current), version: from + 1 };
  }
  return current;
}
