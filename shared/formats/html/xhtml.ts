/**
 * Our HTML as XML: elements without an end are closed. In our markup no `>` stands inside an
 * attribute, and every value has quotes.
 */
export const asXhtml = (html: string): string =>
  html.replace(/<(br|hr|img)\b([^<>]*)>/g, '<$1$2/>');
