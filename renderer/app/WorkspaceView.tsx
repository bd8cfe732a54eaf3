import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { makeEditorAhead } from '../editor/editorAhead.ts';
import { fetchReaders } from '../editor/paste/readers.ts';
import { LibraryPane } from '../library/LibraryPane.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { focusFirst } from '../ui/focusFirst.ts';
import { holdFocus } from '../ui/holdFocus.ts';
import { useAfterFrame } from '../ui/useAfterFrame.ts';
import { fetchPlaces } from './article/places.ts';
import { Split } from './beside/Split.tsx';
import { ComingDialog } from './ComingDialog.tsx';
import { DialogHost } from './DialogHost.tsx';
import { type Coming, fetchTheRest, later, NotShown } from './later.tsx';
import { Surroundings } from './Surroundings.tsx';
import { TopBar } from './TopBar.tsx';
import { useHeadline } from './useHeadline.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './WorkspaceView.css';

const InspectorPane = later(
  async () => (await import('../panels/InspectorPane.tsx')).InspectorPane,
  ComingInspector,
);
const KeptKeyboard = later(
  async () => (await import('./KeptKeyboard.tsx')).KeptKeyboard,
  () => null,
);
const StrayFiles = later(
  async () => (await import('./dragging/StrayFiles.tsx')).StrayFiles,
  () => null,
);
const PreviewPane = later(async () => (await import('../preview/PreviewPane.tsx')).PreviewPane);

const Toasts = later(async () => (await import('./Toasts.tsx')).Toasts, undefined, 'at once');

/** Library, text, inspector; in a narrow window the outer two lie over the text. */
export function WorkspaceView() {
  const { desk, layout, panes, session } = useWorkspace();
  const { libraryOpen, inspectorOpen, previewOpen, narrow } = useStore(layout.store);
  const isOpen = useStore(session.store, ({ open }) => open !== undefined);
  // Going between two panes moves neither of them, also where one could not be opened.
  const isTwo = useStore(panes.store, ({ writers }) => writers[1] !== undefined);
  const inspectorShown = inspectorOpen && (isOpen || isTwo);
  // Beside the text it comes behind the first frame; over the text it takes the keyboard at once.
  const isSeen = useAfterFrame(isOpen || isTwo);
  const previewShown = previewOpen && isOpen;
  useEffect(() => {
    fetchTheRest(fetchReaders);
    makeEditorAhead(desk.host === 'web');
    fetchPlaces();
  }, [desk]);
  const covered = narrow && (libraryOpen || inspectorShown || previewShown);

  return (
    <>
      <div
        className="workspace"
        data-library-open={libraryOpen || undefined}
        data-inspector-open={inspectorShown || undefined}
        data-preview-open={previewShown || undefined}
      >
        <TopBar covered={covered} />
        {libraryOpen && (
          <Drawer name="library" onClose={() => layout.toggle('libraryOpen', false)}>
            <ErrorBoundary instead={(again) => <NotShown again={again} />}>
              <LibraryPane />
            </ErrorBoundary>
          </Drawer>
        )}
        <main className="workspace-text" inert={covered}>
          <PageHeading />
          <Split />
        </main>
        {previewShown && (
          <Drawer name="preview" onClose={() => layout.toggle('previewOpen', false)}>
            <PreviewPane />
          </Drawer>
        )}
        {inspectorShown && (
          <Drawer name="inspector" onClose={() => layout.toggle('inspectorOpen', false)}>
            {(isSeen || narrow) && <InspectorPane />}
          </Drawer>
        )}
        {covered && (
          // The keyboard's way is Escape, inside the drawer.
          <div className="workspace-scrim" aria-hidden="true" onClick={layout.closeDrawers} />
        )}
      </div>
      <Toasts />
      <DialogHost />
      <Surroundings />
      <KeptKeyboard />
      <StrayFiles />
    </>
  );
}

/** A correction that was asked for has the keyboard from then on. */
function ComingInspector({ again }: Coming) {
  const { layout } = useWorkspace();
  const isAsked = useStore(layout.store, ({ focusOn }) => focusOn === 'correction');
  if (!isAsked) return <NotShown again={again} />;
  const close = () => {
    layout.focusTaken();
    layout.closeDrawers();
  };
  return <ComingDialog close={close} again={again} />;
}

/** For whoever goes by headings; the bar shows it to everybody else. */
function PageHeading() {
  const { session } = useWorkspace();
  const isOpen = useStore(session.store, ({ open }) => open !== undefined);
  const headline = useHeadline();
  return <h1 className="unseen">{isOpen ? headline || 'New article' : 'Stet'}</h1>;
}

interface DrawerProps {
  name: 'library' | 'preview' | 'inspector';
  onClose(): void;
  children: React.ReactNode;
}

/** A pane; over the text in a narrow window, where it takes the focus and Escape closes it. */
function Drawer({ name, onClose, children }: DrawerProps) {
  const { layout } = useWorkspace();
  const narrow = useStore(layout.store, (state) => state.narrow);
  const pane = useRef<HTMLDivElement>(null);

  // Before anything in it takes the focus.
  const goBack = useMemo(() => (narrow ? holdFocus() : undefined), [narrow]);

  useEffect(() => {
    if (!goBack) return;
    if (!pane.current?.contains(document.activeElement)) focusFirst(pane.current);
    return () => {
      // Unless it went elsewhere already: into the headline of a new article, say.
      if (document.activeElement === document.body) goBack();
    };
  }, [goBack]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape means the whole pane
    <div
      ref={pane}
      className={`workspace-pane workspace-${name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !narrow || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </div>
  );
}
