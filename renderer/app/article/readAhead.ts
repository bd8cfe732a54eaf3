/** From the press of a button to its click, at most, in ms. What was read longer ago is read anew. */
const goodFor = 500;

/** What lies in a file that is about to be opened: a person holds a button down longer than that takes. */
export interface ReadAhead<Read> {
  expect(file: string): void;
  /** It is another one by now. */
  forget(file: string): void;
  /** What was read of this file a moment ago, once; reads it where nothing was, or that failed. */
  take(file: string): Promise<Read>;
}

/** @param stays what was read is likely to be there still: nobody else was writing it */
export function createReadAhead<Read>(
  read: (file: string) => Promise<Read>,
  stays: (there: Read) => boolean,
): ReadAhead<Read> {
  let ahead:
    | { file: string; answer: Promise<Read>; timer: ReturnType<typeof setTimeout> }
    | undefined;

  function drop() {
    clearTimeout(ahead?.timer);
    ahead = undefined;
  }

  return {
    expect(file) {
      drop();
      const answer = read(file);
      answer.catch(() => undefined);
      ahead = { file, answer, timer: setTimeout(drop, goodFor) };
    },
    forget(file) {
      if (ahead?.file === file) drop();
    },
    take(file) {
      const answer = ahead?.file === file ? ahead.answer : undefined;
      drop();
      const again = () => read(file);
      return answer?.then((there) => (stays(there) ? there : again()), again) ?? again();
    },
  };
}
