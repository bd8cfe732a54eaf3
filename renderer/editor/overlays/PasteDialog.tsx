import { X } from 'lucide-react';
import { useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useUnread } from '../../ui/useUnread.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import type { RevisionChoice } from '../paste/html/revisions.ts';
import type { PasteQuestion } from '../paste/pasteQuestion.ts';
import { scrollerOf } from '../reveal.ts';
import { pasteLabels } from './pasteLabels.ts';
import { textAnchor } from './textAnchor.ts';
import { useFloating } from './useFloating.ts';
import './PasteDialog.css';

interface PasteDialogProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** What a paste cannot settle alone: tracked changes to decide about, pictures that are not here. */
export function PasteDialog({ instance, context }: PasteDialogProps) {
  const question = useStore(context.overlays, ({ paste }) => paste);
  if (question?.kind === 'revisions') {
    return <Revisions instance={instance} count={question.count} answer={question.answer} />;
  }
  if (question?.kind !== 'missing') return null;
  return (
    <Missing
      {...question}
      text={instance.editor.view.dom}
      close={() => {
        context.overlays.setState({ paste: undefined });
        instance.editor.view.focus();
      }}
    />
  );
}

interface RevisionsProps {
  instance: ArticleEditorInstance;
  count: number;
  answer(choice: RevisionChoice | undefined): void;
}

function Revisions({ instance, count, answer }: RevisionsProps) {
  const { view } = instance.editor;
  const dialog = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const textId = useId();
  const hearUnread = useUnread();
  const anchor = useMemo(() => textAnchor(view, () => view.state.selection), [view]);
  useFloating(dialog, anchor, 'bottom-start', undefined);
  useLayoutEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={pasteLabels.revisions}
      aria-describedby={textId}
      className="editor-dialog paste-dialog"
      onKeyDown={(event) => {
        hearUnread(event);
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        answer(undefined);
      }}
    >
      <p id={textId}>{pasteLabels.revisionsText(count)}</p>
      <div className="paste-choices">
        <button ref={first} type="button" onClick={() => answer('accept')}>
          {pasteLabels.accept}
          <span>{pasteLabels.acceptHelp}</span>
        </button>
        <button type="button" onClick={() => answer('reject')}>
          {pasteLabels.reject}
          <span>{pasteLabels.rejectHelp}</span>
        </button>
        <button type="button" onClick={() => answer(undefined)}>
          {pasteLabels.cancel}
        </button>
      </div>
    </div>
  );
}

type MissingProps = Extract<PasteQuestion, { kind: 'missing' }> & {
  text: HTMLElement;
  close(): void;
};

/** Stands aside while one goes on writing, or fetches the pictures from where they are. */
function Missing({ pictures, library, text, close }: MissingProps) {
  const panel = useRef<HTMLElement>(null);
  const anchor = useMemo(() => scrollerOf(text), [text]);
  useFloating(panel, anchor, 'bottom-end', undefined, 'inside');
  const titleId = useId();
  // The same name twice says no more than once, but is two pictures.
  const names = pictures.map(({ name }, index) => ({ key: `${index} ${name}`, name }));
  return (
    <section
      ref={panel}
      aria-labelledby={titleId}
      className="editor-dialog paste-missing"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <div role="status">
          <h2 id={titleId}>{pasteLabels.missing(pictures.length)}</h2>
        </div>
        <button type="button" aria-label={pasteLabels.close} onClick={close}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <ul>
        {names.map(({ key, name }) => (
          <li key={key}>{name || pasteLabels.unnamedPicture}</li>
        ))}
      </ul>
      <p>
        {library === undefined ? pasteLabels.missingHelp : pasteLabels.missingElsewhere(library)}
      </p>
    </section>
  );
}
