/** The program that put HTML on the clipboard, as far as it matters for what its markup means. */
export type Source =
  | 'google-docs'
  | 'sheets'
  | 'excel'
  | 'word-web'
  | 'outlook'
  | 'word'
  | 'pages'
  | 'slack'
  | 'page';

/** The first that fits; the order tells programs of one family apart. */
const signs: readonly [Source, RegExp][] = [
  ['google-docs', /\bid=["']?docs-internal-guid-/i],
  ['sheets', /<google-sheets-html-origin|\bdata-sheets-(root|value|formula)\b/i],
  ['excel', /content=["']?(Excel\.Sheet|Microsoft Excel)/i],
  ['word-web', /\bclass=["'][^"']*\b(OutlineElement|ListContainerWrapper|TextRun|NormalTextRun)\b/],
  // Outlook on the web puts x_ before every class of a mail.
  ['outlook', /\bclass=["']?(x_Mso|elementToProof|x_elementToProof|WordSection\d)/],
  ['word', /\bclass=["']?Mso|\bmso-|content=["']?(Word\.Document|Microsoft Word)/i],
  ['pages', /Cocoa HTML Writer|\bApple-converted-space\b/],
  ['slack', /\bdata-stringify-type=|\bclass=["'](p-rich_text_|c-mrkdwn|c-message)/],
];

export const sourceOf = (html: string): Source =>
  signs.find(([, sign]) => sign.test(html))?.[0] ?? 'page';

/** Programs that keep track of who changed what; elsewhere struck words are just struck. */
export const tracksChanges = (source: Source): boolean =>
  ['google-docs', 'word-web', 'outlook', 'word'].includes(source);

/** Where a hard space is what the program makes of two spaces, not what somebody typed. */
export const spillsHardSpaces = (source: Source): boolean =>
  ['outlook', 'slack', 'page'].includes(source);
