import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { ArticlePane } from '../ArticlePane.tsx';
import type { Writer } from '../article/writer.ts';
import { useHeadline } from '../useHeadline.ts';
import { useWorkspace, WorkspaceProvider } from '../WorkspaceContext.tsx';
import { PaneHead } from './PaneHead.tsx';

interface WriterPaneProps {
  writer: Writer;
  active: boolean;
  /** Where it stands of two; alone it needs no name. */
  place: 'First' | 'Second' | undefined;
}

/** One article with its own state line, undo and all. To go there makes it the active one. */
export function WriterPane({ writer, active, place }: WriterPaneProps) {
  const { of } = useWorkspace();
  return (
    <WorkspaceProvider value={of(writer)}>
      <Pane writer={writer} active={active} place={place} />
    </WorkspaceProvider>
  );
}

const name = 'split-pane';

function Pane({ writer, active, place }: WriterPaneProps) {
  const { panes, shortcut } = useWorkspace();
  const title = useTitle();
  const pane = useRef<HTMLElement>(null);

  // Keys would go on to the other article, which commands are no longer about.
  useEffect(() => {
    const isWritten = writer.session.handle !== undefined;
    if (!active || isWritten || pane.current?.contains(document.activeElement)) return;
    const isInOther = document.activeElement?.closest(`.${name}`) != null;
    if (isInOther) pane.current?.focus();
  }, [active, writer]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is a command
    <section
      ref={pane}
      tabIndex={place && -1}
      className={name}
      data-active={(place && active) || undefined}
      aria-label={place && `${place} article: ${title}`}
      // A field elsewhere has heard by now that it is left, and has changed the article before.
      onFocusCapture={() => panes.activate(writer)}
      onClickCapture={() => panes.activate(writer)}
      onClick={() => {
        const { activeElement } = document;
        const isNowhere =
          !activeElement || [document.body, pane.current].includes(activeElement as HTMLElement);
        if (place && isNowhere) panes.goTo(writer);
      }}
    >
      {place && (
        <PaneHead
          title={title}
          closing="Close this article"
          shortcut={active ? undefined : shortcut('closeBeside')}
          onClose={() => void panes.close(writer)}
        />
      )}
      <ArticlePane />
    </section>
  );
}

function useTitle(): string {
  const { session } = useWorkspace();
  const headline = useHeadline();
  const isOpen = useStore(session.store, ({ open }) => open !== undefined);
  const failed = useStore(session.store, (state) => state.failed?.name);
  if (isOpen) return headline || 'New article';
  return failed || 'Nothing open';
}
