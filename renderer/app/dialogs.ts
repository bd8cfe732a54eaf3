import type { ReactNode } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { ExportOptions, FormatId } from '../../shared/contract/exports.ts';
import type { Writer } from './article/writer.ts';

export interface Choice {
  id: string;
  label: string;
  look?: 'plain' | 'primary' | 'danger';
}

export interface Question {
  kind: 'question';
  title: string;
  text: ReactNode;
  /** The last one is what Enter does. Closing answers with the first. */
  choices: readonly [Choice, ...Choice[]];
  answer(id: string): void;
}

export interface Naming {
  kind: 'naming';
  title: string;
  label: string;
  value: string;
  button: string;
  /** @returns what is wrong with it, or undefined once it is done. */
  submit(value: string): Promise<string | undefined>;
}

export type DialogContent =
  | Question
  | Naming
  | { kind: 'palette'; beside?: boolean }
  | { kind: 'typography' }
  | { kind: 'view' }
  | { kind: 'shortcuts'; change?: CommandId }
  | { kind: 'desk-settings' }
  | { kind: 'length' }
  | { kind: 'export' }
  /** Articles of the library, by their file ids. */
  | { kind: 'export-several'; files: readonly string[] }
  | {
      kind: 'format-preview';
      first?: FormatId | undefined;
      options?: ExportOptions | undefined;
    }
  | { kind: 'library' }
  | { kind: 'compare' }
  /** A version of the open article beside another one; without one, the version before now. */
  | { kind: 'version'; file: string; version: string }
  /** A library, or one article of it, becomes one file. */
  | { kind: 'make-pack'; article?: { file: string; title: string } | undefined }
  | { kind: 'import-pack'; file: File }
  | { kind: 'import'; purpose: 'article' | 'insert'; source: ImportSource };

/** The clipboard (or what is pasted by hand), or bytes whose encoding has to be found. */
export type ImportSource = 'clipboard' | { bytes: Uint8Array; name: string };

export interface Dialog {
  id: number;
  content: DialogContent;
  /** The pane that it was opened from, where it is about the article there. */
  writer: Writer | undefined;
}

export interface Dialogs {
  /** The last one is in front. */
  readonly store: StoreApi<readonly Dialog[]>;
  open(content: DialogContent): void;
  close(id: number): void;
  /** Only these panes are left: a dialog about the article of another one has nothing to be about. */
  keepOf(writers: readonly Writer[]): void;
  /** @returns the id of the choice. */
  ask(question: Omit<Question, 'kind' | 'answer'>): Promise<string>;
}

function isAboutArticle(content: DialogContent): boolean {
  switch (content.kind) {
    case 'typography':
    case 'length':
    case 'export':
    case 'format-preview':
    case 'compare':
    case 'version':
      return true;
    case 'import':
      return content.purpose === 'insert';
    default:
      return false;
  }
}

/** @param active the pane that the person is in */
export function createDialogs(active: () => Writer): Dialogs {
  const store = createStore<readonly Dialog[]>(() => []);
  let next = 1;
  const dialogs: Dialogs = {
    store,
    open(content) {
      const shown = store.getState();
      // Questions stack; of anything else there is one.
      const again =
        content.kind !== 'question' && shown.some((o) => o.content.kind === content.kind);
      const writer = isAboutArticle(content) ? active() : undefined;
      if (!again) store.setState([...shown, { id: next++, content, writer }], true);
    },
    keepOf(writers) {
      for (const { id, writer } of store.getState()) {
        if (writer && !writers.includes(writer)) dialogs.close(id);
      }
    },
    close(id) {
      store.setState(
        store.getState().filter((dialog) => dialog.id !== id),
        true,
      );
    },
    ask: (question) =>
      new Promise((resolve) => dialogs.open({ ...question, kind: 'question', answer: resolve })),
  };
  return dialogs;
}
