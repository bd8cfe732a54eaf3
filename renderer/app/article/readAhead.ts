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

interface ReadAheadNeeds<Read> {
  /** @param ahead perhaps for nothing */
  read(file: string, ahead?: true): Promise<Read>;
  /** It is likely to be there still: nobody else was writing it. */
  stays(there: Read): boolean;
  /** Gets ready to show what was read ahead. @returns that it is not shown after all */
  make(there: Read): () => void;
  /** What was read ahead is opened. */
  used(there: Read): void;
}

interface Ahead<Read> {
  file: string;
  answer: Promise<Read>;
  timer: ReturnType<typeof setTimeout>;
  unmake?: () => void;
}

export function createReadAhead<Read>(needs: ReadAheadNeeds<Read>): ReadAhead<Read> {
  const { read, stays, make, used } = needs;
  let ahead: Ahead<Read> | undefined;

  function drop() {
    clearTimeout(ahead?.timer);
    ahead?.unmake?.();
    ahead = undefined;
  }

  return {
    expect(file) {
      drop();
      const answer = read(file, true);
      const mine: Ahead<Read> = { file, answer, timer: setTimeout(drop, goodFor) };
      ahead = mine;
      const arrived = answer.then((there) => {
        if (ahead === mine && stays(there)) mine.unmake = make(there);
      });
      // What cannot be read, or shown, says so once it is opened.
      arrived.catch(() => undefined);
    },
    forget(file) {
      if (ahead?.file === file) drop();
    },
    take(file) {
      const answer = ahead?.file === file ? ahead.answer : undefined;
      // What was made of it is about to be shown.
      if (answer) delete ahead?.unmake;
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
