import { foundAgain } from '../../library/conflictCopies.ts';
import { afterFrame } from '../../ui/afterFrame.ts';
import type { Workspace } from '../workspace.ts';

interface Action {
  label(workspace: Workspace): string;
  /** While it is being done, where that takes asking somebody. */
  doing?: string;
  look?: 'primary';
  run(workspace: Workspace): unknown;
}

/** Keys go on in the text, once it takes them. */
async function write({ session }: Workspace, asking: Promise<void>) {
  await asking;
  if (session.store.getState().open?.access.mode !== 'edit') return;
  afterFrame(() => {
    if (document.activeElement === document.body) session.handle?.focus();
  });
}

const hasFile = ({ session }: Workspace) => session.store.getState().open?.file !== undefined;

/** What a person can do about a state; `told.ts` says where. None of it destroys text unasked. */
const all = {
  save: { label: () => 'Save now', run: ({ run }) => run('save') },
  retry: { label: () => 'Try again', run: ({ run }) => run('save') },
  look: {
    label: () => 'Try again',
    run: async ({ library, session }) => {
      await library.refresh();
      await session.verify();
      session.flush();
    },
  },
  keepSafe: { label: () => 'Try again', run: ({ journaling }) => journaling.flush() },
  elsewhere: {
    label: ({ desk }) => (desk.can.openAnyFile ? 'Save a copy elsewhere…' : 'Download a copy'),
    run: ({ rescue }) => rescue.saveElsewhere(),
  },
  download: { label: () => 'Download a copy', run: ({ rescue }) => rescue.download() },
  compare: { label: () => 'Compare…', run: ({ dialogs }) => dialogs.open({ kind: 'compare' }) },
  keepMine: { label: () => 'Save mine as a copy', run: ({ rescue }) => rescue.keepMine() },
  openTheirs: { label: () => 'Open the other version', run: ({ rescue }) => rescue.openTheirs() },
  editCopy: { label: () => 'Edit a copy', run: ({ rescue }) => rescue.editCopy() },
  tellMe: {
    label: () => 'Tell me when it is free',
    run: ({ session }) => session.locking.tellMe(),
  },
  edit: {
    label: () => 'Edit it',
    doing: 'Asking for it…',
    look: 'primary',
    run: (workspace) => write(workspace, workspace.session.locking.edit()),
  },
  editHere: {
    label: () => 'Edit it here',
    doing: 'Taking over…',
    run: (workspace) => write(workspace, workspace.session.locking.takeOver()),
  },
  goThere: { label: () => 'Go there', run: ({ panes }) => panes.goToOther() },
  takeOver: {
    label: () => 'Take over',
    doing: 'Taking over…',
    run: (workspace) => write(workspace, workspace.session.locking.takeOver()),
  },
  follow: {
    label: () => 'Follow it there',
    look: 'primary',
    run: ({ library, session }) => {
      const found = foundAgain(session.store.getState().open, library.store.getState().entries);
      return found && session.follow(found.file);
    },
  },
  again: { label: () => 'Save it again', run: ({ rescue }) => rescue.saveAgain() },
  discard: { label: () => 'Discard it', run: ({ rescue }) => rescue.discardRestored() },
  keep: {
    label: (workspace) => (hasFile(workspace) ? 'Keep it' : 'Save it'),
    look: 'primary',
    run: ({ run }) => run('save'),
  },
} satisfies Record<string, Action>;

export type ActionId = keyof typeof all;

export const actionFor = (id: ActionId): Action => all[id];
