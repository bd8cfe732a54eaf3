import { useStore } from 'zustand';
import type { DialogContent } from './dialogs.ts';
import { later } from './later.tsx';
import { NamingDialog } from './NamingDialog.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { useWorkspace, WorkspaceProvider } from './WorkspaceContext.tsx';

const DeskSettingsDialog = later(
  async () => (await import('../desk/DeskSettingsDialog.tsx')).DeskSettingsDialog,
);
const TypographyDialog = later(
  async () => (await import('./typography/TypographyDialog.tsx')).TypographyDialog,
);
const ShortcutsDialog = later(
  async () => (await import('./shortcuts/ShortcutsDialog.tsx')).ShortcutsDialog,
);
const ViewDialog = later(async () => (await import('../view/ViewDialog.tsx')).ViewDialog);
const CompareDialog = later(async () => (await import('./CompareDialog.tsx')).CompareDialog);
const VersionDialog = later(
  async () => (await import('../panels/history/VersionDialog.tsx')).VersionDialog,
);
const ExportDialog = later(async () => (await import('./exporting/ExportDialog.tsx')).ExportDialog);
const BatchDialog = later(async () => (await import('./exporting/BatchDialog.tsx')).BatchDialog);
const FormatPreviewDialog = later(
  async () => (await import('./previewing/FormatPreviewDialog.tsx')).FormatPreviewDialog,
);
const LengthDialog = later(async () => (await import('./length/LengthDialog.tsx')).LengthDialog);
const ImportDialog = later(async () => (await import('./importing/ImportDialog.tsx')).ImportDialog);
const MakePackDialog = later(
  async () => (await import('./packs/MakePackDialog.tsx')).MakePackDialog,
);
const ImportPackDialog = later(
  async () => (await import('./packs/ImportPackDialog.tsx')).ImportPackDialog,
);
const LibrarySwitcher = later(async () => (await import('./LibrarySwitcher.tsx')).LibrarySwitcher);
const CommandPalette = later(
  async () => (await import('./palette/CommandPalette.tsx')).CommandPalette,
);

export function DialogHost() {
  const around = useWorkspace();
  const { dialogs, of } = around;
  const shown = useStore(dialogs.store);
  return shown.map(({ id, content, writer }) => (
    <WorkspaceProvider key={id} value={writer ? of(writer) : around}>
      <OneDialog content={content} close={() => dialogs.close(id)} />
    </WorkspaceProvider>
  ));
}

function OneDialog({ content, close }: { content: DialogContent; close(): void }) {
  switch (content.kind) {
    case 'question':
      return <QuestionDialog question={content} close={close} />;
    case 'naming':
      return <NamingDialog naming={content} close={close} />;
    case 'palette':
      return <CommandPalette beside={content.beside ?? false} close={close} />;
    case 'desk-settings':
      return <DeskSettingsDialog close={close} />;
    case 'length':
      return <LengthDialog close={close} />;
    case 'typography':
      return <TypographyDialog close={close} />;
    case 'shortcuts':
      return <ShortcutsDialog find={content.find} close={close} />;
    case 'view':
      return <ViewDialog close={close} />;
    case 'export':
      return <ExportDialog close={close} />;
    case 'export-several':
      return <BatchDialog files={content.files} close={close} />;
    case 'format-preview':
      return <FormatPreviewDialog first={content.first} options={content.options} close={close} />;
    case 'compare':
      return <CompareDialog close={close} />;
    case 'version':
      return <VersionDialog file={content.file} version={content.version} close={close} />;
    case 'library':
      return <LibrarySwitcher close={close} />;
    case 'make-pack':
      return <MakePackDialog article={content.article} close={close} />;
    case 'import-pack':
      return <ImportPackDialog file={content.file} close={close} />;
    case 'import':
      return <ImportDialog purpose={content.purpose} source={content.source} close={close} />;
  }
}
