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

/**
 * @param read `ahead`: perhaps for nothing
 * @param stays what was read is likely to be there still: nobody else was writing it
 * @param used what was read ahead is opened
 */
export function createReadAhead<Read>(
  read: (file: string, ahead?: true) => Promise<Read>,
  stays: (there: Read) => boolean,
  used: (there: Read) => void,
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
      const answer = read(file, true);
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
      const use = (there: Read) => {
        if (!stays(there)) return again();
        used(there);
        return there;
      };
      return answer?.then(use, again) ?? again();
    },
  };
}
