import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Article } from '../../../shared/article/model.ts';
import { asThoughSeen } from '../../editor/onceSeen.ts';
import { beforeReflow } from '../../ui/reflow.ts';
import type { Session } from '../article/session.ts';
import type { Writer } from '../article/writer.ts';
import { typedAhead } from '../typeAhead.ts';
import { forgetSource, readSource, type Source } from './source.ts';

export interface PanesState {
  /** As they stand: one, or two beside each other. */
  writers: readonly [Writer, Writer?];
  /** The one that keys, commands and the panels around are about. */
  active: Writer;
  /** Read beside the one article; there is no second one then. */
  source: Source | undefined;
  /** Of the width, that the first one has, in per cent. */
  share: number;
}

/** What stands in the middle of the window: an article, and beside it another one or its source. */
export interface Panes {
  readonly store: StoreApi<PanesState>;
  writers(): Writer[];
  /** The second article, seen from the active one. */
  other(): Writer | undefined;
  /** The person is there: commands are about that article from now on. */
  activate(writer: Writer): void;
  /** The same, and the keyboard goes there too. */
  goTo(writer: Writer): void;
  /** To the other article, or between the article and its source. */
  goToOther(): void;
  /** See `Session`, where that pane would open it. */
  expect(file: string): void;
  /** The one that shows it already, else the active one. */
  paneOf(file: string): Writer;
  /** There. */
  open(file: string, name: string): Promise<boolean>;
  /** A text that was kept, in the pane that shows its file, else in the active one. */
  restore(journal: string, file: string | undefined): Promise<boolean>;
  /** Beside the active article; where there is none, in its place. */
  beside(show: (session: Session) => Promise<unknown>): Promise<void>;
  openBeside(file: string, name: string): Promise<void>;
  /** @throws CallFailure where it cannot be read */
  openSource(file: File): Promise<void>;
  /** Another pane shows that file; undefined: an article without one. */
  isElsewhere(file: string | undefined, writer: Writer): boolean;
  /** One pane of two; what is unsaved is saved first. @returns false where the person stayed. */
  close(writer: Writer): Promise<boolean>;
  /** Whatever stands beside the active article. */
  closeBeside(): Promise<void>;
  /** These articles were closed: their panes go, but for the last. */
  closed(writers: readonly Writer[]): void;
  /** Nothing is unsaved in any, or the person agrees to leave it behind. */
  leave(): Promise<boolean>;
  /** See `Session`. */
  left(): void;
  stay(): void;
  /** An article that is not all in that file yet, with the photos that are on their way. */
  unsaved(file: string): Promise<Article | undefined>;
  /** In every article, see `Session`. */
  photosArrived(): Promise<void>;
  /** Whatever has a file. */
  save(): Promise<void>;
  resize(share: number): void;
}

export const shareLimits = { least: 25, most: 75 } as const;

/** @param makeRoom what lies over the text goes away: something opens that is to be seen. */
export function createPanes(createWriter: () => Writer, makeRoom: () => void): Panes {
  const first = createWriter();
  const store = createStore<PanesState>(() => ({
    writers: [first],
    active: first,
    source: undefined,
    share: 50,
  }));
  const { getState, setState } = store;
  // The page itself changes when the event is over.
  store.subscribe(beforeReflow);
  const fileOf = ({ session }: Writer) => session.store.getState().open?.file;
  const isEmpty = ({ session }: Writer) => {
    const { open, failed } = session.store.getState();
    return open === undefined && failed === undefined && !session.isOpening();
  };

  function showSource(source: Source | undefined) {
    forgetSource(getState().source);
    setState({ source });
  }

  function add(): Writer {
    const writer = createWriter();
    showSource(undefined);
    const { active } = getState();
    setState({ writers: [active, writer] });
    return writer;
  }

  function drop(writer: Writer) {
    const left = panes.writers().find((other) => other !== writer);
    if (!left || !panes.writers().includes(writer)) return;
    setState({ writers: [left], active: left });
    writer.end();
  }

  const panes: Panes = {
    store,
    writers: () => getState().writers.filter((writer) => writer !== undefined),
    other: () => panes.writers().find((writer) => writer !== getState().active),
    activate(writer) {
      if (writer !== getState().active && panes.writers().includes(writer)) {
        setState({ active: writer });
      }
    },
    goTo(writer) {
      panes.activate(writer);
      // No event begins this where a page comes back.
      asThoughSeen();
      writer.session.handle?.focus();
    },
    goToOther() {
      const other = panes.other();
      if (other) return panes.goTo(other);
      const source = document.querySelector<HTMLElement>('[data-source]');
      if (source && !source.contains(document.activeElement)) source.focus();
      else getState().active.session.handle?.focus();
    },
    expect(file) {
      const isShown = panes.writers().some((writer) => fileOf(writer) === file);
      if (!isShown) getState().active.session.expectFile(file);
    },
    paneOf(file) {
      const { active } = getState();
      const there = panes.writers().filter((writer) => fileOf(writer) === file);
      return there.includes(active) ? active : (there[0] ?? active);
    },
    open(file, name) {
      const writer = panes.paneOf(file);
      // No other article tells that there is something to be seen.
      if (fileOf(writer) === file) makeRoom();
      if (writer === getState().active) return writer.session.openFile(file, name);
      panes.activate(writer);
      return Promise.resolve(true);
    },
    restore(journal, file) {
      const there = panes.writers().find((one) => file !== undefined && fileOf(one) === file);
      if (there) panes.activate(there);
      return getState().active.session.restore(journal);
    },
    async beside(show) {
      makeRoom();
      const { active } = getState();
      const there = panes.other() ?? (isEmpty(active) ? active : add());
      await show(there.session);
      panes.closed([there]);
    },
    openBeside: (file, name) => panes.beside((session) => session.openFile(file, name)),
    async openSource(file) {
      makeRoom();
      const source = await readSource(file);
      const other = panes.other();
      if (other && !(await panes.close(other))) return forgetSource(source);
      showSource(source);
    },
    isElsewhere: (file, writer) =>
      panes.writers().some((other) => {
        const { open } = other.session.store.getState();
        return other !== writer && open !== undefined && open.file === file;
      }),
    async close(writer) {
      if (panes.writers().length < 2 || !(await writer.session.close())) return false;
      const hadKeyboard = getState().active === writer;
      drop(writer);
      if (hadKeyboard) panes.goTo(getState().active);
      return true;
    },
    async closeBeside() {
      const other = panes.other();
      if (other) await panes.close(other);
      else showSource(undefined);
      getState().active.session.handle?.focus();
    },
    closed(writers) {
      for (const writer of writers) if (isEmpty(writer)) drop(writer);
    },
    async leave() {
      const changes = () => panes.writers().map(({ session }) => session.changes());
      for (;;) {
        const before = changes();
        for (const { session } of panes.writers()) {
          // What waits for an article is kept nowhere before that has it.
          if ((await typedAhead(session)) !== false && (await session.leave())) continue;
          panes.stay();
          return false;
        }
        // Somebody may have typed on in the one while the other was being left.
        if (before.join() === changes().join()) return true;
      }
    },
    left() {
      for (const { session } of panes.writers()) session.left();
    },
    stay() {
      for (const { session } of panes.writers()) session.stay();
    },
    async unsaved(file) {
      const there = panes.writers().filter((writer) => fileOf(writer) === file);
      await Promise.all(there.map(({ session }) => session.photosArrived()));
      const writer = there.find(({ session }) => session.store.getState().open?.dirty);
      return writer?.session.article();
    },
    async photosArrived() {
      await Promise.all(panes.writers().map(({ session }) => session.photosArrived()));
    },
    async save() {
      const withFile = panes.writers().filter((writer) => fileOf(writer) !== undefined);
      await Promise.all(withFile.map(({ session }) => session.save()));
    },
    resize(share) {
      setState({ share: Math.max(shareLimits.least, Math.min(shareLimits.most, share)) });
    },
  };
  return panes;
}
