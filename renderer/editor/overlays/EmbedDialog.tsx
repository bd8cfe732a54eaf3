import { Check } from 'lucide-react';
import { type FormEvent, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { embedAddress, hostOf } from '../../../shared/article/providers.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { closeEmbed, type EmbedEditing, embedEditing, setEmbed } from '../embeds/embedEditing.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { DialogBeside } from './DialogBeside.tsx';
import { textAnchor } from './textAnchor.ts';

interface EmbedDialogProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** The address of an embed, beside it or where it will be. */
export function EmbedDialog({ instance, context }: EmbedDialogProps) {
  const editing = useStore(context.overlays, ({ embed }) => embed);
  if (!editing) return null;
  return <EmbedForm key={editing.pos ?? 'new'} instance={instance} editing={editing} />;
}

function EmbedForm({
  instance,
  editing,
}: {
  instance: ArticleEditorInstance;
  editing: EmbedEditing;
}) {
  const { view } = instance.editor;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(editing.url);
  const [asked, setAsked] = useState(false);
  const helpId = useId();
  const element = editing.pos === undefined ? undefined : view.nodeDOM(editing.pos);
  const caret = useMemo(() => textAnchor(view, () => view.state.selection), [view]);

  const found = embedAddress(typed);
  const problem = 'problem' in found ? found : undefined;
  const isWrong = problem !== undefined && (asked || problem.problem === 'insecure');
  const close = () => {
    closeEmbed(view.state, view.dispatch);
    view.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ('problem' in found) {
      setAsked(true);
      input.current?.focus();
      return;
    }
    setEmbed(found)(view.state, (transaction) => view.dispatch(oneStep(transaction)));
    view.focus();
  };

  return (
    <DialogBeside
      label={labels.embed.dialog}
      className="link-dialog"
      anchor={element instanceof HTMLElement ? element : caret}
      onClose={close}
      // What is typed so far is not an answer.
      onLeave={() => {
        if (embedEditing(view.state)) closeEmbed(view.state, view.dispatch);
      }}
    >
      <form className="link-row" noValidate onSubmit={submit}>
        <input
          ref={input}
          data-autofocus
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-label={labels.embed.address}
          placeholder={labels.embed.placeholder}
          aria-invalid={isWrong}
          aria-describedby={helpId}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAsked(false);
          }}
        />
        <button type="submit" aria-label={labels.embed.apply} title={labels.embed.apply}>
          <Check size={17} aria-hidden="true" />
        </button>
      </form>
      <p id={helpId} role={isWrong ? 'alert' : 'status'}>
        {isWrong
          ? labels.embed.problems[problem.problem]
          : problem
            ? labels.embed.help
            : labels.embed.from('url' in found ? found.provider || hostOf(found.url) : '')}
      </p>
      {isWrong && problem.instead !== undefined && (
        <div className="dialog-row">
          <button
            type="button"
            onClick={() => {
              setTyped(problem.instead ?? '');
              input.current?.focus();
            }}
          >
            {labels.embed.useHttps}
          </button>
        </div>
      )}
    </DialogBeside>
  );
}
