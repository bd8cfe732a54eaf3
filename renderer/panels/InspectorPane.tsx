import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { NotShown } from '../app/later.tsx';
import type { InspectorTab } from '../app/layout.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useAfterFrame } from '../ui/useAfterFrame.ts';
import { HistoryPanel } from './history/HistoryPanel.tsx';
import { OutlinePanel } from './outline/OutlinePanel.tsx';
import { PhotoPanel } from './photo/PhotoPanel.tsx';
import { StoryPanel } from './story/StoryPanel.tsx';
import './InspectorPane.css';

const tabs: readonly { id: InspectorTab; label: string }[] = [
  { id: 'story', label: 'Story' },
  { id: 'photos', label: 'Photos' },
  { id: 'outline', label: 'Outline' },
  { id: 'versions', label: 'Versions' },
];

export function InspectorPane() {
  const { layout, session } = useWorkspace();
  const shown = useStore(layout.store, (state) => state.inspectorTab);
  const narrow = useStore(layout.store, (state) => state.narrow);
  const readOnly = useStore(session.store, ({ open }) => open?.access.mode === 'read');
  const documentId = useStore(session.store, ({ open }) => open?.documentId);
  const isAsked = useStore(layout.store, ({ focusOn }) => focusOn === 'correction');
  const askedOf = useRef<string>(undefined);
  // What is to have the keyboard is there with the first frame, and stays.
  if (isAsked) askedOf.current = documentId;
  const drawn = useAfterFrame(documentId) || askedOf.current === documentId;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // The outline takes it to its own place.
  const tabAsked = useStore(
    layout.store,
    ({ focusOn }) => tabs.some((tab) => tab.id === focusOn) && focusOn !== 'outline',
  );
  useEffect(() => {
    if (!tabAsked) return;
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    layout.focusTaken();
  }, [tabAsked, layout]);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === shown);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    layout.showTab(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <aside className="inspector" aria-label="Inspector">
      <h2 className="unseen">Inspector</h2>
      <div className="inspector-head">
        <div ref={list} role="tablist" aria-label="Inspector" onKeyDown={onKeyDown} tabIndex={-1}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab.id === shown}
              aria-controls={`${id}-panel`}
              tabIndex={tab.id === shown ? 0 : -1}
              className="inspector-tab"
              onClick={() => layout.showTab(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {narrow && (
          <IconButton
            label="Close the inspector"
            icon={X}
            onClick={() => layout.toggle('inspectorOpen', false)}
          />
        )}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown}`}
        className="inspector-panel"
        // None of its fields takes the keyboard, by which it is scrolled then.
        tabIndex={readOnly ? 0 : undefined}
      >
        {/* What does not fit yet stays in a field until it does: not across articles. */}
        <ErrorBoundary
          key={`${documentId} ${shown}`}
          instead={(again) => <NotShown again={again} />}
        >
          {documentId === undefined ? (
            <p className="inspector-none">No article is shown in this pane.</p>
          ) : drawn && shown === 'versions' ? (
            <HistoryPanel />
          ) : (
            <fieldset disabled={readOnly} className="inspector-fields">
              {drawn && shown === 'story' && <StoryPanel />}
              {drawn && shown === 'photos' && <PhotoPanel />}
              {drawn && shown === 'outline' && <OutlinePanel />}
            </fieldset>
          )}
        </ErrorBoundary>
      </div>
    </aside>
  );
}
