/**
 * Text in which no dialect of Markdown sees anything, as nearly all is. The library holds every text
 * against seventy patterns, which took most of the time of an export.
 *
 * It starts with a letter, so that nothing in it begins a line; a space at an edge is safe where no
 * line begins or ends.
 *
 * @param around what stands before and after it
 */
export const isOnlyWords = (text: string, around: { before: string; after: string }): boolean =>
  words.test(text) &&
  !(text.includes('&') && reference.test(text)) &&
  !(text.startsWith(' ') && lineEnd.test(around.before)) &&
  !(text.endsWith(' ') && lineEnd.test(around.after));

const words =
  /^ ?[A-Za-z\u00a1-\uffff](?:[A-Za-z0-9 .,;:?!"'()/&\u00a1-\uffff-]*[A-Za-z0-9.,;?\u00a1-\uffff])? ?$/;
const reference = /&[#A-Za-z]/;
const lineEnd = /[\r\n]/;
