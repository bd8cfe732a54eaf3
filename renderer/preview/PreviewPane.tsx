import { Monitor, RefreshCw, Smartphone, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { failureOf } from '../app/connect.ts';
import { useEditorHandle } from '../app/useEditorHandle.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { State } from '../ui/State.tsx';
import { whenCalm } from '../ui/whenCalm.ts';
import './PreviewPane.css';

/** After the last change, in ms: a page is made anew each time. */
const calm = 800;

/** In the body; its first one where the caret is in the head. */
function blockAtCaret({ editor }: EditorHandle): number {
  const { $head } = editor.state.selection;
  return $head.depth > 0 && $head.node(1).type.name === 'body' ? $head.index(1) : 0;
}

/**
 * The page that an export would make now, in a frame that may do nothing. How far that is scrolled
 * nobody can ask it: each page is opened at the block that the caret is in.
 */
export function PreviewPane() {
  const { connection, session, layout } = useWorkspace();
  const handle = useEditorHandle();
  const metadata = useStore(session.metadata);
  const documentId = useStore(session.store, ({ open }) => open?.documentId);
  const [path, setPath] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [width, setWidth] = useState<'wide' | 'narrow'>('wide');
  const turn = useRef(0);
  /** Of the page that was made last, or is on its way. */
  const madeOf = useRef(metadata);

  const refresh = useCallback(async () => {
    const article = session.article();
    if (!article) return;
    madeOf.current = session.metadata.getState();
    const mine = ++turn.current;
    try {
      const { open, handle } = session.store.getState();
      const made = await connection.newsroom.exports.preview({
        file: open?.file,
        article,
        opensAt: handle && blockAtCaret(handle),
      });
      if (mine !== turn.current) return;
      setPath(made.path);
      setProblem(undefined);
    } catch (error) {
      if (mine === turn.current) setProblem(failureOf(error).message);
    }
  }, [connection, session]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another document is shown at once
  useEffect(() => {
    void refresh();
  }, [refresh, documentId]);

  useEffect(() => {
    const next = whenCalm(calm, () => void refresh());
    if (metadata !== madeOf.current) next.soon();
    // The caret changes nothing of it.
    let doc = handle?.doc;
    const stop = handle?.subscribe(() => {
      if (handle.doc === doc) return;
      doc = handle.doc;
      next.soon();
    });
    return () => {
      next.stop();
      stop?.();
    };
  }, [refresh, handle, metadata]);

  return (
    <section className="preview" aria-label="Preview">
      <header className="preview-head">
        <h2>Preview</h2>
        <IconButton
          label="Wide page"
          icon={Monitor}
          aria-pressed={width === 'wide'}
          onClick={() => setWidth('wide')}
        />
        <IconButton
          label="Narrow page"
          icon={Smartphone}
          aria-pressed={width === 'narrow'}
          onClick={() => setWidth('narrow')}
        />
        <IconButton label="Refresh the preview" icon={RefreshCw} onClick={() => void refresh()} />
        <IconButton
          label="Close the preview"
          icon={X}
          onClick={() => layout.toggle('previewOpen', false)}
        />
      </header>
      {problem ? (
        <State
          level={3}
          tone="trouble"
          title="There is no preview"
          actions={<Button onClick={() => void refresh()}>Try again</Button>}
        >
          <p>{problem}</p>
        </State>
      ) : (
        <div className={`preview-page preview-${width}`} aria-busy={path === undefined}>
          {/* A path works once, so each page is a frame of its own. */}
          {path && (
            <iframe
              key={path}
              src={`${path}#opens-at`}
              sandbox=""
              title="The article as exported"
            />
          )}
        </div>
      )}
    </section>
  );
}
