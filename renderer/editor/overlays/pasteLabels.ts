/** Words of the questions about a paste, which come with it. */
export const pasteLabels = {
  revisions: 'Tracked changes',
  revisionsText: (count: number) =>
    count === 1
      ? 'What you are pasting holds a tracked change that nobody has decided about.'
      : `What you are pasting holds ${count} tracked changes that nobody has decided about.`,
  accept: 'Accept all',
  acceptHelp: 'as if they were made',
  reject: 'Reject all',
  rejectHelp: 'as it was before',
  cancel: 'Do not paste',
  missing: (count: number) =>
    count === 1 ? 'A picture did not come along' : `${count} pictures did not come along`,
  missingHelp: 'Paste or drop each picture where it belongs. Nothing is fetched from the web.',
  missingElsewhere: (library: string) =>
    `The pictures lie with another article${library && ` in “${library}”`} and could not be copied from here. Their captions and credits are kept.`,
  unnamedPicture: 'A picture without a name',
  close: 'Close',
};
