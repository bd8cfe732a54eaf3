import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { assetChange } from '../../../shared/article/assetFromFile.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { bestOf, type PhotoField } from '../../../shared/article/photoSays.ts';
import { assetCredit } from '../../../shared/formats/photos.ts';
import type { EditorContext } from '../editorContext.ts';
import type { AddedAsset } from '../editorHandle.ts';
import { oneStep } from '../history/oneStep.ts';
import { type FoundBlock, findBlock } from '../ids/findBlock.ts';

/** Words that came out of a photo's file: into empty lines, and back out again on request. */

const parts = ['caption', 'credit'] as const;
export type PhotoPart = (typeof parts)[number];

/** What was taken over from the file for one block, so that it can be taken back. */
export interface FromFile {
  assetId: string;
  words: Partial<Record<PhotoPart, string>>;
  /** Fields of the asset. */
  asset: Partial<Asset>;
  /** The file contradicts itself there. */
  conflicts: PhotoField[];
  location: boolean;
}

/** @returns the words that were written, where nothing was written before. */
export function fillWords(
  transaction: Transaction,
  { node, pos }: FoundBlock,
  { says, asset }: AddedAsset,
): FromFile['words'] {
  const filled: FromFile['words'] = {};
  const fromFile = { caption: bestOf(says, 'caption'), credit: says ? assetCredit(asset) : '' };
  // From the end, so that positions hold.
  for (const part of [...parts].reverse()) {
    const place = partOf(node, pos, part);
    const text = fromFile[part];
    if (!place || place.node.content.size > 0 || text === '') continue;
    transaction.insertText(text, place.pos + 1);
    filled[part] = text;
  }
  return filled;
}

/** Takes out again what nobody has changed since, as one step. */
export function takeBack(view: EditorView, blockId: string, context: EditorContext): void {
  const offered = context.photos.offered(blockId);
  const found = findBlock(view.state.doc, blockId);
  if (!offered || !found) return;
  const transaction = view.state.tr;
  for (const part of [...parts].reverse()) {
    const place = partOf(found.node, found.pos, part);
    if (!place || place.node.textContent !== offered.words[part]) continue;
    transaction.delete(place.pos + 1, place.pos + place.node.nodeSize - 1);
  }
  const asset = context.photos.asset(offered.assetId);
  const change: Partial<Asset> = {};
  for (const [key, value] of Object.entries(offered.asset)) {
    const now = (asset as Record<string, unknown> | undefined)?.[key];
    if (JSON.stringify(now) === JSON.stringify(value)) Object.assign(change, { [key]: undefined });
  }
  for (const step of context.assetSteps(offered.assetId, change)) transaction.step(step);
  context.photos.dismissOffer(blockId);
  if (transaction.docChanged) view.dispatch(oneStep(transaction));
}

/**
 * A person chose one of the file's words: over what stands there, as one step. A credit that only
 * repeated what the asset knew goes along with it.
 */
export function chooseWords(
  view: EditorView,
  blockId: string,
  context: EditorContext,
  field: PhotoField,
  text: string,
): void {
  const found = findBlock(view.state.doc, blockId);
  const asset = found && context.photos.asset(found.node.attrs.asset);
  if (!found || !asset) return;
  const transaction = view.state.tr;
  const write = (part: PhotoPart, words: string) => {
    const place = partOf(found.node, found.pos, part);
    if (!place || place.node.textContent === words) return;
    const content = words === '' ? [] : view.state.schema.text(words);
    transaction.replaceWith(place.pos + 1, place.pos + place.node.nodeSize - 1, content);
  };
  if (field === 'caption') write('caption', text);
  else {
    const change = assetChange(field, text, asset);
    for (const step of context.assetSteps(found.node.attrs.asset, change)) transaction.step(step);
    const credit = partOf(found.node, found.pos, 'credit')?.node.textContent ?? '';
    if (change.credit && (credit === '' || credit === assetCredit(asset))) {
      write('credit', assetCredit({ ...asset, ...change }));
    }
  }
  if (transaction.docChanged) view.dispatch(oneStep(transaction));
}

/** Whether that is what the article says now. */
export function isInUse(field: PhotoField, text: string, asset: Asset, caption: string): boolean {
  switch (field) {
    case 'caption':
      return caption.trim() === text;
    case 'creator':
      return asset.credit?.creator === text;
    case 'creditLine':
      return asset.credit?.line === text || asset.credit?.organization === text;
    case 'source':
      return asset.credit?.organization === text;
    default:
      return asset[field] === text;
  }
}

export function partOf(photo: Node, pos: number, part: PhotoPart): FoundBlock | undefined {
  let found: FoundBlock | undefined;
  photo.forEach((child, offset) => {
    if (child.type.name === part) found = { node: child, pos: pos + 1 + offset };
  });
  return found;
}
