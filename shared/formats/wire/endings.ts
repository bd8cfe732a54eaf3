const closers = /["'”’»›«‹“)\]\s]+$/;

/** The text ends as sentences do, closing quotes and brackets aside. Looks at the end only. */
export const endsSentence = (text: string): boolean =>
  /[.!?…。！？؟۔।]$/u.test(withoutClosers(text));

/** The text ends with any punctuation that says: more text, or a sentence, ends here. */
export const endsWithPunctuation = (text: string): boolean =>
  /[.!?…。！？؟۔।:;,،、：；]$/u.test(withoutClosers(text));

/** "U.S.", "Inc.", "a.m.": a full stop that belongs to the word. */
export const endsWithAbbreviation = (text: string): boolean =>
  /(?:^|\s)(?:(?:\p{L}\.){2,}|(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Mr|Mrs|Dr|No|Bros|vs|etc|z\.B|GmbH|S\.A)\.)$/u.test(
    text.slice(-20),
  );

const withoutClosers = (text: string): string => text.slice(-24).replace(closers, '');
