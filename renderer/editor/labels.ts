import { deskLabel } from '../desk/deskSettings.ts';

/**
 * What the editor says to people. One place, so that a translation is one file; what a desk may name
 * itself is asked for whenever it is shown.
 */
export const labels = {
  article: 'Article',
  get kicker() {
    return deskLabel('kicker');
  },
  get headline() {
    return deskLabel('headline');
  },
  get standfirst() {
    return deskLabel('standfirst');
  },
  tooLong: (length: number, limit: number) => `${length} characters, ${limit} are allowed`,
  body: 'Article body',
  bodyPlaceholder: 'Write here, or type / for a block',
  emptyLine: 'Type / for a block',
  get caption() {
    return deskLabel('caption');
  },
  get credit() {
    return deskLabel('credit');
  },
  get quoteText() {
    return deskLabel('pullQuote');
  },
  attribution: 'Attribution',
  attributionPlaceholder: 'Who said it',
  title: 'Title',
  relatedTitle: 'Related links title',
  relatedTitlePlaceholder: 'More on this story',
  relatedLink: 'Link title',
  relatedLinkPlaceholder: 'Title of the linked page',
  get relatedLinks() {
    return deskLabel('relatedLinks');
  },
  get factbox() {
    return deskLabel('factbox');
  },
  gallery: 'Gallery',
  factboxTitle: 'Fact box title',
  embedTitle: 'Embed title',
  note: 'Note for the desk, never published',
  inlineNote: 'Note for the desk, never published',
  unknown: 'A block this version does not know — kept as it is',
  unknownInline: 'Kept as it is',
  addAddress: 'Add address',
  changeAddress: (address: string) => `Change address, now ${address}`,
  embed: {
    embed: 'Embed',
    card: (provider: string) => `Embed, ${provider}`,
    dialog: 'Embed',
    address: 'Address of the embed',
    placeholder: 'Address or embed code',
    apply: 'Apply',
    help: 'A video, a post, a chart, a map: it becomes a card with a link. Nothing is loaded from there.',
    from: (place: string) => `From ${place}`,
    useHttps: 'Use https',
    problems: {
      empty: 'Enter the address of what is to be embedded.',
      invalid:
        'Not an address that can be embedded. Copy it from the page, with https:// in front.',
      insecure:
        'This address is not encrypted (http), and readers’ browsers would block or warn about it. Most sites have the same page under https.',
    },
    offer: 'Embed',
    offered: (provider: string) =>
      `This ${provider} address can be an embed. Press Alt+F10 for the offer.`,
    accept: (provider: string) => `Embed from ${provider}`,
    decline: 'Leave it as it is',
  },
  links: {
    open: 'Open',
    openAddress: (address: string) => `Open ${address}`,
    faults: {
      missing: 'No address yet',
      broken: 'Not an address that can be linked',
      insecure: 'Not encrypted (http)',
    },
  },
  table: {
    table: 'Table',
    toolbar: 'Table',
    row: 'Row',
    column: 'Column',
  },
  photo: {
    toolbar: 'Photo',
    none: 'No photo yet',
    loading: 'Loading the photo…',
    missing: 'The photo’s file is missing. Caption and credit are kept.',
    adding: (name: string) => `Adding ${name}…`,
    failed: (name: string, why: string) => `${name} was not added. ${why}`,
    progress: 'Progress',
    cancel: 'Cancel',
    retry: 'Try again',
    choose: 'Choose a photo…',
    replace: 'Replace…',
    remove: 'Remove photo',
    altText: 'Alt text',
    altHelp: 'What the picture shows, for people who cannot see it.',
    decorative: 'Decorative: nothing to describe',
    altMissing: 'No alt text',
    altThere: 'Alt',
    done: 'Done',
    layout: { inline: 'In the column', wide: 'Wide', left: 'Left', right: 'Right' },
    notPhoto: (name: string) => `${name} is not a photo.`,
    fallbackName: 'Photo',
  },
  link: {
    dialog: 'Link',
    address: 'Address',
    apply: 'Apply',
    remove: 'Remove link',
    invalid: 'Not an address that can be linked. Use a web or e-mail address.',
  },
  formatting: 'Formatting',
  blocks: 'Insert a block',
  block: 'Block',
  blockMenu: 'Block',
  turnInto: 'Turn into',
  insertBelow: 'Insert below…',
  picturesLeftOut: (count: number) =>
    count === 1
      ? 'A picture was left out of what you pasted. Drop its file here to add it.'
      : `${count} pictures were left out of what you pasted. Drop their files here to add them.`,
};
