import type { Step } from '@tiptap/pm/transform';
import { type Path, readAt, writeAt } from '../../../shared/article/metadataPath.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import type { Asset, NodeJson } from '../../../shared/article/model.ts';
import type { EditorHandle, HeadField } from '../../editor/editorHandle.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';
import {
  type ChangeOptions,
  followTimeline,
  type MetadataChange,
  stepsOf,
  type Timeline,
} from './timeline.ts';

export interface Change {
  path: Path;
  /** '' and undefined take the field away. */
  value: unknown;
}

/** What a person changes in the open article. */
export interface Editing {
  /** The editor that shows this document has come, or gone. */
  attach(handle: EditorHandle | undefined, documentId: string): void;
  /** The text changed. Called with every key. */
  textChanged(): void;
  change(path: Path, value: unknown, options?: ChangeOptions): void;
  changeAll(changes: readonly Change[], options?: ChangeOptions): void;
  /** Changes of the metadata as steps, for whoever has more to put into the same undo step. */
  steps(changes: readonly Change[]): readonly Step[];
  changeAsset(id: string, change: Partial<Asset>): void;
  /** The same as steps, to go into one undo step with a change of the text. */
  assetSteps(id: string, change: Partial<Asset>): readonly Step[];
  /** A photo was taken in; not a step of its own, its block is. */
  addAsset(id: string, asset: Asset): void;
  /** Text at the caret and metadata, as one undo step. @returns false where it does not fit. */
  insert(
    blocks: readonly NodeJson[],
    also: { head?: Partial<Record<HeadField, NodeJson>>; changes: readonly Change[] },
  ): boolean;
}

/** @param onChange something is not on the disk any more */
export function createEditing(
  held: Held,
  onChange: () => void,
  journaling: Pick<Journaling, 'took'>,
): Editing {
  let timeline: Timeline | undefined;

  function changed() {
    held.version++;
    const open = held.open();
    if (!open) return;
    if (!open.dirty) {
      const save = open.save.kind === 'saved' ? { kind: 'due' as const } : open.save;
      held.update({ dirty: true, save });
    }
    onChange();
  }

  function apply(changes: readonly MetadataChange[]) {
    const open = held.open();
    if (!open) return;
    let { metadata } = open;
    for (const { path, after } of changes) metadata = writeAt(metadata, path, after);
    held.update({ metadata });
    if (!held.replacing) changed();
  }

  function toMake(changes: readonly Change[]): MetadataChange[] {
    const open = held.open();
    if (open?.access.mode !== 'edit') return [];
    let after = open.metadata;
    const made: MetadataChange[] = [];
    for (const { path, value } of changes) {
      // Whole top fields are exchanged, so that undoing brings back exactly what was there. One
      // photo's fields are apart from the next one's: it may have come since.
      const top = (path[0] === 'assets' ? path.slice(0, 2) : path.slice(0, 1)) as unknown as Path;
      const before = readAt(after, top);
      const wanted = value === '' && !mayBeEmpty(path) ? undefined : value;
      if (readAt(after, path) === wanted) continue;
      after = writeAt(after, path, wanted);
      made.push({ path: top, before, after: readAt(after, top) });
    }
    return made;
  }

  const editing: Editing = {
    attach(handle, documentId) {
      timeline?.stop();
      timeline = undefined;
      // The editor goes before the article does: keep what it held.
      const last = held.editor();
      if (!handle && last && held.attached?.documentId === documentId) {
        held.text = { first: last.getContent() };
      }
      held.attached = handle && { handle, documentId };
      if (handle && held.editor()) held.text = undefined;
      held.store.setState({ handle });
      timeline = handle && followTimeline(handle, apply, journaling.took);
    },
    textChanged() {
      if (!held.replacing) changed();
    },
    change: (path, value, options) => editing.changeAll([{ path, value }], options),
    changeAll(changes, options) {
      const steps = toMake(changes);
      if (steps.length === 0) return;
      if (timeline && held.editor()) timeline.change(steps, options);
      else {
        apply(steps);
        journaling.took({ steps: stepsOf(steps), as: 'aside' });
      }
    },
    steps: (changes) => stepsOf(toMake(changes)),
    changeAsset(id, change) {
      editing.changeAll(changesOf(id, change), {
        group: `assets.${id}.${Object.keys(change).join()}`,
      });
    },
    assetSteps: (id, change) => stepsOf(toMake(changesOf(id, change))),
    addAsset(id, asset) {
      const open = held.open();
      if (!open) return;
      held.takenIn.add(id);
      held.update({ metadata: writeAt(open.metadata, ['assets', id], asset) });
      const steps = [new MetadataStep(['assets', id], undefined, asset)];
      journaling.took({ steps, as: 'aside' });
      changed();
    },
    insert(blocks, { head, changes }) {
      const steps = editing.steps(changes);
      return held.editor()?.insertBlocks([...blocks], { head, steps }) ?? false;
    },
  };
  return editing;
}

const changesOf = (id: string, change: Partial<Asset>): Change[] =>
  Object.entries(change).map(([key, value]) => ({ path: ['assets', id, key], value }));

/** The article's model wants these, even before anything is typed into them. */
const mayBeEmpty = (path: Path) =>
  path.length > 1 &&
  typeof path.at(-2) === 'number' &&
  (path.at(-1) === 'name' || path.at(-1) === 'text');
