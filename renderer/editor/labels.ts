import { deskLabel } from '../desk/deskSettings.ts';
import { someOf } from './someOf.ts';

/**
 * What the editor says to people, but for the find bar and the dialogs about photos and pastes, whose
 * words come with their code. One place, so that a translation is one file; what a desk may name itself is asked for whenever it is shown.
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
  galleryOf: (photos: number) =>
    photos === 1 ? 'Gallery of one photo' : `Gallery of ${photos} photos`,
  galleryCaption: 'Caption of the gallery',
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
    add: 'Add link',
    remove: 'Remove link',
    removeNamed: (words: string) => `Remove link ${words}`,
    move: 'Move link: drag, or press the up and down arrows',
    check: 'Check links',
    stop: 'Stop checking',
    checking: (done: number, total: number) => `Checked ${done} of ${total}`,
    checked: (total: number, bad: number) =>
      bad === 0 ? `${total} checked, all answer` : `${total} checked, ${bad} to look at`,
    target: 'Address, or article of the library',
    targetPlaceholder: 'Address, headline or slug',
    articles: 'Articles of the library',
    noAddress: 'No web address yet',
    inLibrary: 'In the library',
    invalid: 'No address, and no article of the library is called so.',
    faults: {
      notPublished: 'This article has no web address yet',
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
    crop: 'Crop…',
    focal: 'Focal point…',
    file: 'From the file…',
    intoGallery: 'Make a gallery',
    addToGallery: 'Add photos…',
    takeOut: 'Take out of the gallery',
    fields: {
      caption: 'caption',
      alt: 'alt text',
      credit: 'credit',
      creator: 'photographer',
      creditLine: 'credit line',
      source: 'source',
      copyright: 'copyright',
      usage: 'usage terms',
      captured: 'date taken',
      digitalSourceType: 'kind of source',
    },
    fromFile: (fields: string[]) => `From the file: ${fields.join(', ')}.`,
    conflicts: (fields: string[]) => `It says two things about ${fields.join(', ')}.`,
    hasLocation: 'The file has a location in it.',
    takeBack: 'Take back',
    keep: 'Keep',
    fileDetails: 'See all…',
    several: (count: number) => `${count} photos were added one below the other.`,
    makeGallery: 'Make them a gallery',
    notPhoto: (name: string) => `“${name}” is neither a photo nor a text file.`,
    fallbackName: 'Photo',
  },
  pullQuote: {
    make: 'Make pull quote',
    gone: 'These words are no longer in the story.',
    long: (length: number, limit: number) =>
      `${length} characters: long for a pull quote, ${limit} are enough.`,
    tooLong: (length: number, limit: number) =>
      `${length} characters: too long for a pull quote, ${limit} at most.`,
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
  turnListInto: 'Turn the list into',
  item: 'Item',
  ofItem: {
    duplicateBlock: 'Duplicate item',
    moveBlockUp: 'Move item up',
    moveBlockDown: 'Move item down',
    deleteBlock: 'Delete item',
  },
  selectList: 'Select the list',
  undo: 'Undo',
  replacedCells: (words: readonly string[]) =>
    words.length > 0 ? `${someOf(words)} ${words.length === 1 ? 'was' : 'were'} replaced.` : '',
  linksLeftOut: (count: number) => {
    if (count === 0) return '';
    return `${count === 1 ? 'A link was' : `${count} links were`} left out: there can be none here.`;
  },
  insertBelow: 'Insert below…',
  grip: 'Drag to move, click for more',
  paste: {
    notReady: 'Nothing was pasted: a part of Stet could not be loaded. Try again.',
    nothing: 'There is nothing on the clipboard that can be pasted here.',
    noClipboard: (keys: string) =>
      `The clipboard could not be read from here. Press ${keys} to paste without formatting.`,
    empty: (name: string) => `There are no words in ${name}.`,
    unreadable: (name: string) => `${name} could not be read as text.`,
  },
};
