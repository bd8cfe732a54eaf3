import { useStore } from 'zustand';
import { DeskSettingsDialog } from '../desk/DeskSettingsDialog.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import type { DialogContent } from './dialogs.ts';
import { ExportDialog } from './exporting/ExportDialog.tsx';
import { ImportDialog } from './importing/ImportDialog.tsx';
import { LibrarySwitcher } from './LibrarySwitcher.tsx';
import { NamingDialog } from './NamingDialog.tsx';
import { CommandPalette } from './palette/CommandPalette.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { useWorkspace } from './WorkspaceContext.tsx';

export function DialogHost() {
  const { dialogs } = useWorkspace();
  const shown = useStore(dialogs.store);
  return shown.map(({ id, content }) => (
    <OneDialog key={id} content={content} close={() => dialogs.close(id)} />
  ));
}

function OneDialog({ content, close }: { content: DialogContent; close(): void }) {
  switch (content.kind) {
    case 'question':
      return <QuestionDialog question={content} close={close} />;
    case 'naming':
      return <NamingDialog naming={content} close={close} />;
    case 'palette':
      return <CommandPalette close={close} />;
    case 'desk-settings':
      return <DeskSettingsDialog close={close} />;
    case 'export':
      return <ExportDialog close={close} />;
    case 'compare':
      return <CompareDialog close={close} />;
    case 'library':
      return <LibrarySwitcher close={close} />;
    case 'import':
      return <ImportDialog purpose={content.purpose} source={content.source} close={close} />;
  }
}
