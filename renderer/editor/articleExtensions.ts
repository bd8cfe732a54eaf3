import type { AnyExtension } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import type { Schema } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import { arrivals } from './arrivals/arrivals.ts';
import * as atoms from './blocks/atoms.ts';
import * as boxes from './blocks/boxes.ts';
import { directions } from './blocks/directions.ts';
import { embed } from './blocks/embed.ts';
import { gallery } from './blocks/gallery.ts';
import { body, doc, head } from './blocks/head.ts';
import * as lists from './blocks/lists.ts';
import { caption, credit, photo } from './blocks/photo.ts';
import * as quotes from './blocks/quotes.ts';
import { relatedLink, relatedLinks, title } from './blocks/relatedLinks.ts';
import * as tables from './blocks/tables.ts';
import * as textBlocks from './blocks/text.ts';
import { linkEditingPlugin } from './commands/links.ts';
import { commandsOf } from './commands/outwardCommands.ts';
import { typedCommand } from './commands/typedCommand.ts';
import type { EditorContext } from './editorContext.ts';
import { embedEditingPlugin } from './embeds/embedEditing.ts';
import { embedOfferPlugin } from './embeds/embedOffer.ts';
import { gutter } from './gutter/gutter.ts';
import { compositionSteps } from './history/compositionSteps.ts';
import { sealing } from './history/oneStep.ts';
import { undoHistory } from './history/undoHistory.ts';
import { blockIds } from './ids/blockIds.ts';
import { articleKeys, commandKeys } from './keyboard/articleKeys.ts';
import { caretBeforeKeys } from './keyboard/caretBeforeKeys.ts';
import { caretInSight } from './keyboard/caretInSight.ts';
import { clickBehindWords } from './keyboard/clickBehindWords.ts';
import { clickBetween } from './keyboard/clickBetween.ts';
import { laidOutCaret } from './keyboard/laidOutCaret.ts';
import { markdown, typedRule } from './keyboard/markdown.ts';
import { pressOnWords } from './keyboard/pressOnWords.ts';
import { typing } from './keyboard/typing.ts';
import * as marks from './marks/marks.ts';
import { openOverlays } from './overlays/openOverlays.ts';
import { placeholders } from './overlays/placeholders.ts';
import { slashMenu } from './overlays/slashMenu.ts';
import { pasting } from './paste/pasting.ts';
import { galleryDrag } from './photos/galleryDrag.ts';
import { galleryInput } from './photos/galleryInput.ts';
import { photoFiles } from './photos/insertPhotos.ts';
import { noEmptyGallery } from './photos/noEmptyGallery.ts';
import { pullQuoteWatch } from './pullQuotes/pullQuoteWatch.ts';
import { cells } from './tables/cells.ts';
import { smartTyping } from './typography/smartTyping.ts';
import { focusMode } from './writingView/focusMode.ts';
import { invisibles } from './writingView/invisibles.ts';
import { typewriter } from './writingView/typewriter.ts';

/** Every block and mark of the schema, in the schema's own names. */
export const schemaExtensions = (context: EditorContext): AnyExtension[] => [
  doc,
  ...head,
  body,
  ...Object.values(textBlocks),
  ...Object.values(lists),
  ...Object.values(quotes),
  photo(context),
  caption,
  credit,
  gallery(context),
  relatedLinks(context),
  title,
  relatedLink(context),
  embed(context),
  ...Object.values(boxes),
  ...Object.values(tables),
  ...Object.values(atoms),
  ...Object.values(marks),
];

/** What works without a page too; the order decides who sees a key first. */
export const statePlugins = (): Plugin[] => [
  typing(),
  markdown(),
  cells(),
  typedRule(),
  gapCursor(),
  compositionSteps(),
  undoHistory(),
  linkEditingPlugin(),
  typedCommand(),
  embedEditingPlugin(),
  embedOfferPlugin(),
  noEmptyGallery(),
  blockIds(),
  sealing(),
];

/** All plugins of an editor on a page, first the ones that see a key first. */
export const articlePlugins = (context: EditorContext, schema: Schema): Plugin[] => [
  caretBeforeKeys(),
  caretInSight(),
  slashMenu(context),
  galleryDrag(context),
  galleryInput(),
  photoFiles(context),
  pasting(context, schema),
  commandKeys(commandsOf(context)),
  articleKeys(),
  clickBehindWords(),
  clickBetween(),
  pressOnWords(),
  laidOutCaret(),
  placeholders(),
  directions(context),
  openOverlays(context),
  smartTyping(() => context.language ?? 'en'),
  focusMode(),
  typewriter(),
  invisibles(),
  gutter(context),
  pullQuoteWatch(),
  arrivals(),
  dropCursor({ class: 'drop-line', color: false, width: 3 }),
  ...statePlugins(),
];
