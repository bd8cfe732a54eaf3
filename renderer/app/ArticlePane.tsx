import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import { ArticleEditor } from '../editor/ArticleEditor.tsx';
import type { EditorHandle } from '../editor/editorHandle.ts';
import { Button } from '../ui/Button.tsx';
import { focusFirst } from '../ui/focusFirst.ts';
import { State } from '../ui/State.tsx';
import { createCorrections } from './article/corrections.ts';
import { later } from './later.tsx';
import { Outside } from './outside/Outside.tsx';
import { StateLine } from './stateLine/StateLine.tsx';
import { stateOf } from './stateLine/stateOf.ts';
import { isTold } from './stateLine/states.ts';
import { beginToWrite, fieldAhead } from './typeAhead.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './ArticlePane.css';

const ArticleBanner = later(
  async () => (await import('./ArticleBanner.tsx')).ArticleBanner,
  undefined,
  'at once',
);
const DamagedArticle = later(async () => (await import('./DamagedArticle.tsx')).DamagedArticle);

const noAssets = {};

/** What is around it is drawn again when the headline changes or a line is moved; this is not. */
export const ArticlePane = memo(function ArticlePane() {
  const { session } = useWorkspace();
  const documentId = useStore(session.store, ({ open }) => open?.documentId);
  const failed = useStore(session.store, (state) => state.failed);
  const coming = useStore(session.store, (state) => state.coming);
  const instead = useRef<HTMLDivElement>(null);
  const before = useRef(documentId);

  // An article that goes takes the caret along: keys go on with what stands in its place.
  useEffect(() => {
    const isGone = before.current !== undefined && documentId === undefined;
    before.current = documentId;
    if (!isGone) return;
    // The browser takes the keyboard from a button that is hidden only a frame later.
    const at = document.activeElement;
    const isNowhere = at === document.body || at === fieldAhead(session) || !at?.checkVisibility();
    if (isNowhere) focusFirst(instead.current);
  }, [documentId, session]);

  if (documentId !== undefined) {
    return (
      <>
        <Banner />
        <Outside />
        <Text key={documentId} documentId={documentId} />
        <StateLine />
      </>
    );
  }
  return (
    <div ref={instead} className="article-pane-empty">
      {failed ? (
        <DamagedArticle {...failed} />
      ) : coming === undefined ? (
        <Nothing />
      ) : (
        <div className="article-pane-coming" aria-busy="true">
          <State title={coming} />
        </div>
      )}
    </div>
  );
});

/** Drawn only while there is something to tell: the first change after a save is none. */
function Banner() {
  const { facts } = useWorkspace();
  const told = useSyncExternalStore(facts.subscribe, () => {
    const now = facts.get();
    return now && isTold(stateOf(now), now) ? now : undefined;
  });
  const id = told && stateOf(told);
  return id && isTold(id, told) ? <ArticleBanner id={id} facts={told} /> : null;
}

/** One document; another one is another editor, so that texts can never be mixed up. */
function Text({ documentId }: { documentId: string }) {
  const { session, photos, links, toasts, desk, layout } = useWorkspace();
  const corrections = useMemo(() => createCorrections(session, layout), [session, layout]);
  const [isThere] = useState(() => session.text() !== undefined);
  const assets = useStore(session.metadata, (metadata) => metadata?.assets ?? noAssets);
  const language = useStore(session.metadata, (metadata) => metadata?.language ?? 'en');
  const readOnly = useStore(session.store, ({ open }) => open?.access.mode === 'read');

  const onReady = useCallback(
    (handle: EditorHandle | undefined) => session.attach(handle, documentId),
    [session, documentId],
  );

  useEffect(() => beginToWrite(session), [session]);

  if (!isThere) return null;
  return (
    <div className="article-pane-room">
      <div className="article-pane-text">
        <ArticleEditor
          text={session.text}
          assets={assets}
          photos={photos}
          links={links}
          language={language}
          readOnly={readOnly}
          spellCheck={desk.host === 'web'}
          onReady={onReady}
          onChange={session.textChanged}
          onAssetChange={session.changeAsset}
          corrections={corrections}
          assetSteps={session.assetSteps}
          onNotice={(message, action, until) =>
            toasts.say(message, { tone: action || until ? 'calm' : 'trouble', action, until })
          }
        />
      </div>
    </div>
  );
}

function Nothing() {
  const { run, shortcut, library } = useWorkspace();
  const ways = useStore(library.store, ({ status, entries }) => {
    if (entries?.length) return 'Choose an article from the library, or press';
    return entries && status?.state === 'ready'
      ? 'The library is empty: write its first article, import a text, or press'
      : 'Press';
  });
  return (
    <State
      title="Nothing open"
      actions={
        <>
          <Button look="primary" onClick={() => run('newArticle')}>
            New article
          </Button>
          <Button onClick={() => run('importText')}>Import text…</Button>
        </>
      }
    >
      <p>
        {ways} <kbd>{shortcut('palette')}</kbd> for every command.
      </p>
    </State>
  );
}
