/**
 * What a task gives, if it does within so many ms; undefined if not. The task goes on alone then, and
 * nobody hears of its end.
 */
export async function inTime<Result>(
  task: Promise<Result>,
  patience: number,
): Promise<Result | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), patience);
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
  }
}
