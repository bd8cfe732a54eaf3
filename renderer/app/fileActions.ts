import type { Article } from '../../shared/article/model.ts';
import type { Desk } from '../../shared/contract/desk.ts';
import type { LibraryEntry } from '../../shared/contract/library.ts';
import { packExtension } from '../../shared/pack/extension.ts';
import { titleOf } from '../library/arrange.ts';
import type { Library } from '../library/libraryStore.ts';
import { withoutExtension } from '../library/withoutExtension.ts';
import { chooseFile, pictures } from '../ui/chooseFiles.ts';
import type { Writer } from './article/writer.ts';
import type { Panes } from './beside/panes.ts';
import { failureOf, type NewsroomClient } from './connect.ts';
import type { Dialogs } from './dialogs.ts';
import { bytesOfFile } from './importing/bytesOfFile.ts';
import type { Toasts } from './toasts.ts';
import { typeAhead } from './typeAhead.ts';

/** What can be done with files, from the list, the menu, the palette or a key. */
export interface FileActions {
  /** A fresh article, or the one given. */
  create(article?: Article): Promise<void>;
  open(file: string, name: string): Promise<boolean>;
  /** The same, and the caret goes into it. */
  write(file: string, name: string): Promise<void>;
  save(): Promise<void>;
  saveCopy(): Promise<void>;
  /** @param then with the file that it is now */
  rename(file: string, name: string, then?: (file: string) => void): void;
  renameOpen(): void;
  duplicate(file: string): Promise<void>;
  duplicateOpen(): Promise<void>;
  trash(articles: readonly Pick<LibraryEntry, 'file' | 'name'>[]): Promise<void>;
  /** A conflict copy becomes part of the article that it is a copy of, which is opened for that. */
  mergeCopy(copy: LibraryEntry, original: LibraryEntry): Promise<void>;
  trashOpen(): Promise<void>;
  restore(id: string): Promise<void>;
  reveal(file: string): Promise<void>;
  revealOpen(): Promise<void>;
  chooseLibrary(): Promise<void>;
  openRecentLibrary(id: string): Promise<void>;
  importText(): Promise<void>;
  /** To read beside the text. */
  openSource(): Promise<void>;
  pasteWire(): void;
  importPack(): Promise<void>;
  exportSeveral(entries: readonly LibraryEntry[]): void;
  handOver(file: string, title: string): void;
  handOverOpen(): void;
  backUpLibrary(): void;
}

/** Wire copy, as an `<input>` accepts it. */
const textFiles = '.txt,.text,.wire,.anpa,.asc,text/plain';

export interface FileActionsNeeds {
  newsroom: NewsroomClient;
  panes: Panes;
  library: Library;
  dialogs: Dialogs;
  toasts: Toasts;
  desk: Desk;
}

export function createFileActions(needs: FileActionsNeeds): FileActions {
  const { newsroom, panes, library, dialogs, toasts, desk } = needs;
  const active = () => panes.store.getState().active;
  const openIn = ({ session }: Writer) => session.store.getState().open;
  const open = () => openIn(active());
  const showing = (file: string) => panes.writers().filter((one) => openIn(one)?.file === file);

  /** Says what went wrong; a dialog that the person closed is nothing to say. */
  async function attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code !== 'canceled') toasts.say(failure.message, { tone: 'trouble' });
      return false;
    }
  }

  const withOpen = (act: (file: string, name: string) => unknown) => () => {
    const { file, name = '' } = open() ?? {};
    if (file !== undefined) return act(file, name);
    return undefined;
  };

  /** As the library's list has it; one that lies elsewhere goes by its file's name. */
  function titleIn(file: string, name: string): string {
    const entry = library.store.getState().entries?.find((other) => other.file === file);
    return entry ? titleOf(entry) : withoutExtension(name);
  }

  const tell = (words: string) => toasts.say(words, { stays: true });

  const actions: FileActions = {
    async create(article) {
      const { session } = active();
      const ended = typeAhead(session, tell);
      const came = await session.openNew(article);
      if (came) library.show('articles');
      ended(came);
    },
    async write(file, name) {
      const { session } = panes.paneOf(file);
      const ended = typeAhead(session, tell, file);
      ended(await panes.open(file, name));
    },
    open: panes.open,
    async save() {
      const { session, rescue } = active();
      const isNew = open()?.file === undefined;
      const { status } = library.store.getState();
      // Without a library to lie in, a new article needs a place from the person.
      if (isNew && status?.state !== 'ready' && desk.can.openAnyFile) {
        await rescue.saveElsewhere();
        return;
      }
      if (!(await session.save())) return;
      if (isNew) toasts.say(`Saved as ${open()?.name}.`);
      else (await import('../ui/announce.ts')).announce('Saved');
    },
    async saveCopy() {
      const { session } = active();
      const article = open();
      if (!article) return;
      if (desk.can.openAnyFile) {
        await attempt(async () => offerCopy(await session.copyTo('ask')));
        return;
      }
      dialogs.open({
        kind: 'naming',
        title: 'Save a copy',
        label: 'File name',
        value: article.name === undefined ? '' : `${withoutExtension(article.name)} copy`,
        button: 'Save copy',
        async submit(name) {
          try {
            offerCopy(await session.copyTo('library', name));
            return undefined;
          } catch (error) {
            return failureOf(error).message;
          }
        },
      });
    },
    rename(file, name, then) {
      dialogs.open({
        kind: 'naming',
        title: 'Rename',
        label: 'File name',
        value: withoutExtension(name),
        button: 'Rename',
        async submit(wanted) {
          try {
            const renamed = await newsroom.article.rename({ file, name: wanted });
            for (const { session } of showing(file)) session.renamed(renamed.file, renamed.name);
            await library.refresh();
            then?.(renamed.file);
            return undefined;
          } catch (error) {
            return failureOf(error).message;
          }
        },
      });
    },
    renameOpen: withOpen((file, name) => actions.rename(file, name)),
    async duplicate(file) {
      await attempt(async () => {
        for (const { session } of showing(file)) {
          await session.photosArrived();
          await session.save();
        }
        const copy = await newsroom.article.duplicate({ file });
        await library.refresh();
        toasts.say(`Duplicated as ${copy.name}.`, {
          action: { label: 'Open it', run: () => void panes.open(copy.file, copy.name) },
        });
      });
    },
    duplicateOpen: async () => {
      await withOpen((file) => actions.duplicate(file))();
    },
    async mergeCopy({ file, name }, original) {
      if (!(await panes.open(original.file, original.name))) return;
      await active().session.takeInCopy({ file, name });
      void library.refresh();
    },
    async trash(articles) {
      const { trash } = await import('./trashing.ts');
      await trash(articles, { ...needs, titleIn });
    },
    trashOpen: async () => {
      await withOpen((file, name) => actions.trash([{ file, name }]))();
    },
    async restore(id) {
      await attempt(async () => {
        const restored = await newsroom.library.restore({ id });
        await library.refresh();
        toasts.say(`${restored.name} is back in the library.`, {
          action: {
            label: 'Open it',
            run: () => {
              library.show('articles');
              void panes.open(restored.file, restored.name);
            },
          },
        });
      });
    },
    async reveal(file) {
      await attempt(() => newsroom.article.reveal({ file }));
    },
    revealOpen: async () => {
      await withOpen((file) => actions.reveal(file))();
    },
    async chooseLibrary() {
      if (desk.can.chooseLibrary) await changeLibrary(() => newsroom.library.choose());
    },
    openRecentLibrary: (id) => changeLibrary(() => newsroom.library.openRecent({ id })),
    async importText() {
      const chosen = await chooseFile(textFiles);
      if (!chosen) return;
      await attempt(async () => {
        const source = { bytes: await bytesOfFile(chosen), name: chosen.name };
        dialogs.open({ kind: 'import', purpose: 'article', source });
      });
    },
    async openSource() {
      const chosen = await chooseFile(`${textFiles},${pictures}`);
      if (chosen) await attempt(() => panes.openSource(chosen));
    },
    async importPack() {
      const chosen = await chooseFile(packExtension);
      if (chosen) dialogs.open({ kind: 'import-pack', file: chosen });
    },
    exportSeveral(entries) {
      if (entries.length === 0) return;
      dialogs.open({ kind: 'export-several', files: entries.map(({ file }) => file) });
    },
    handOver: (file, title) => dialogs.open({ kind: 'make-pack', article: { file, title } }),
    handOverOpen: withOpen((file, name) => actions.handOver(file, titleIn(file, name))),
    backUpLibrary: () => dialogs.open({ kind: 'make-pack' }),
    pasteWire() {
      const purpose = open()?.access.mode === 'edit' ? 'insert' : 'article';
      dialogs.open({ kind: 'import', purpose, source: 'clipboard' });
    },
  };

  function offerCopy({ file, name }: LibraryCopy) {
    void library.refresh();
    toasts.say(`Copy saved as ${name}.`, {
      action: { label: 'Open it', run: () => void panes.open(file, name) },
    });
  }

  async function changeLibrary(to: () => Promise<Parameters<Library['statusChanged']>[0]>) {
    if (!(await panes.leave())) return;
    await attempt(async () => {
      const status = await to();
      library.store.setState({ entries: undefined, view: 'articles', filter: '' });
      library.statusChanged(status);
      // Somebody may have typed on while the folder was looked for, and it is saved where it lies.
      const writers = panes.writers();
      for (const { session } of writers) await session.close();
      panes.closed(writers);
    });
    panes.stay();
  }

  return actions;
}

type LibraryCopy = Pick<LibraryEntry, 'file' | 'name'>;
