import { Check, Unlink } from 'lucide-react';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { addressFromTyping } from '../../../shared/article/links.ts';
import { closeLink, type LinkEditing, linkEditing, setLink } from '../commands/links.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { DialogBeside } from './DialogBeside.tsx';
import { RelatedLinkDialog } from './RelatedLinkDialog.tsx';
import { textAnchor } from './textAnchor.ts';

interface LinkDialogProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** The address of a link, beside its words. */
export function LinkDialog({ instance, context }: LinkDialogProps) {
  const editing = useStore(context.overlays, ({ link }) => link);
  if (!editing) return null;
  if (editing.kind === 'relatedLink') {
    return (
      <RelatedLinkDialog
        key={editing.from}
        instance={instance}
        context={context}
        editing={editing}
      />
    );
  }
  return <LinkForm key={`${editing.kind} ${editing.from}`} instance={instance} {...editing} />;
}

interface LinkFormProps extends Pick<LinkEditing, 'href' | 'linked'> {
  instance: ArticleEditorInstance;
}

function LinkForm({ instance, href, linked }: LinkFormProps) {
  const { view } = instance.editor;
  const [address, setAddress] = useState(href);
  const [isWrong, setWrong] = useState(false);
  const errorId = useId();
  const anchor = useMemo(
    () => textAnchor(view, () => linkEditing(view.state) ?? view.state.selection),
    [view],
  );

  const close = () => {
    closeLink(view.state, view.dispatch);
    view.focus();
  };
  const link = (to: string | undefined) => {
    setLink(to)(view.state, (transaction) => view.dispatch(oneStep(transaction)));
    view.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '') {
      if (href) link(undefined);
      else close();
      return;
    }
    const to = addressFromTyping(address);
    if (to) link(to);
    else setWrong(true);
  };

  return (
    <DialogBeside
      label={labels.link.dialog}
      className="link-dialog"
      anchor={anchor}
      onClose={close}
      // What is typed so far is not an answer.
      onLeave={() => closeLink(view.state, view.dispatch)}
    >
      <form className="link-row" noValidate onSubmit={submit}>
        <input
          data-autofocus
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          aria-label={labels.link.address}
          placeholder="example.org"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? errorId : undefined}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong(false);
          }}
        />
        <button type="submit" aria-label={labels.link.apply} title={labels.link.apply}>
          <Check size={17} aria-hidden="true" />
        </button>
        {linked && (
          <button
            type="button"
            aria-label={labels.link.remove}
            title={labels.link.remove}
            onClick={() => link(undefined)}
          >
            <Unlink size={17} aria-hidden="true" />
          </button>
        )}
      </form>
      {isWrong && (
        <p id={errorId} role="alert">
          {labels.link.invalid}
        </p>
      )}
    </DialogBeside>
  );
}
