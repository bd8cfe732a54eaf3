import type { FunctionComponent } from 'react';
import { useStore } from 'zustand';
import { ComingDialog } from './ComingDialog.tsx';
import type { DialogContent } from './dialogs.ts';
import { later } from './later.tsx';
import { QuestionDialog } from './QuestionDialog.tsx';
import { useWorkspace, WorkspaceProvider } from './WorkspaceContext.tsx';

const laterDialog = <Props extends { close(): void }>(
  fetch: () => Promise<FunctionComponent<Props>>,
) => later(fetch, ComingDialog);

const NamingDialog = laterDialog(async () => (await import('./NamingDialog.tsx')).NamingDialog);
const DeskSettingsDialog = laterDialog(
  async () => (await import('../desk/DeskSettingsDialog.tsx')).DeskSettingsDialog,
);
const TypographyDialog = laterDialog(
  async () => (await import('./typography/TypographyDialog.tsx')).TypographyDialog,
);
const ShortcutsDialog = laterDialog(
  async () => (await import('./shortcuts/ShortcutsDialog.tsx')).ShortcutsDialog,
);
const ViewDialog = laterDialog(async () => (await import('../view/ViewDialog.tsx')).ViewDialog);
const CompareDialog = laterDialog(async () => (await import('./CompareDialog.tsx')).CompareDialog);
const VersionDialog = laterDialog(
  async () => (await import('../panels/history/VersionDialog.tsx')).VersionDialog,
);
const ExportDialog = laterDialog(
  async () => (await import('./exporting/ExportDialog.tsx')).ExportDialog,
);
const BatchDialog = laterDialog(
  async () => (await import('./exporting/BatchDialog.tsx')).BatchDialog,
);
const FormatPreviewDialog = laterDialog(
  async () => (await import('./previewing/FormatPreviewDialog.tsx')).FormatPreviewDialog,
);
const LengthDialog = laterDialog(
  async () => (await import('./length/LengthDialog.tsx')).LengthDialog,
);
const ImportDialog = laterDialog(
  async () => (await import('./importing/ImportDialog.tsx')).ImportDialog,
);
const MakePackDialog = laterDialog(
  async () => (await import('./packs/MakePackDialog.tsx')).MakePackDialog,
);
const ImportPackDialog = laterDialog(
  async () => (await import('./packs/ImportPackDialog.tsx')).ImportPackDialog,
);
const LibrarySwitcher = laterDialog(
  async () => (await import('./LibrarySwitcher.tsx')).LibrarySwitcher,
);
const CommandPalette = laterDialog(
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
      return <ShortcutsDialog change={content.change} close={close} />;
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
