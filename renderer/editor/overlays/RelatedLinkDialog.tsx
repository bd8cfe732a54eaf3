import { Check, Unlink } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { addressFromTyping, looksLikeAddress } from '../../../shared/article/links.ts';
import { closeLink, type LinkEditing, linkEditing } from '../commands/links.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { type LinkTarget, setTarget } from '../links/editRelatedLinks.ts';
import { findArticles } from '../links/findArticles.ts';
import type { LinkableArticle } from '../links/linkSource.ts';
import { DialogBeside } from './DialogBeside.tsx';
import { textAnchor } from './textAnchor.ts';
import './RelatedLinkDialog.css';

interface RelatedLinkDialogProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
  editing: LinkEditing;
}

/** Where a related link leads: an address, or an article of the library by its headline or slug. */
export function RelatedLinkDialog({ instance, context, editing }: RelatedLinkDialogProps) {
  const { view } = instance.editor;
  const { href } = editing;
  const leads = href !== '' || Boolean(view.state.doc.nodeAt(editing.from)?.attrs.article);
  const [typed, setTyped] = useState(href);
  const [isWrong, setWrong] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const id = useId();
  const anchor = useMemo(
    () => textAnchor(view, () => linkEditing(view.state) ?? view.state.selection),
    [view],
  );
  const articles = useMemo(() => context.links.articles(), [context]);
  const found = useMemo(
    () => (typed.trim() !== '' && typed === href ? [] : findArticles(articles, typed)),
    [articles, typed, href],
  );
  // Words that are no address mean an article.
  const address = looksLikeAddress(typed) ? addressFromTyping(typed) : undefined;
  const current = chosen >= 0 ? chosen : typed.trim() !== '' && !address ? 0 : -1;

  const close = () => {
    closeLink(view.state, view.dispatch);
    view.focus();
  };
  const link = (target: LinkTarget) => {
    setTarget(target)(view.state, (transaction) => view.dispatch(oneStep(transaction)));
    view.focus();
  };
  const pick = ({ url, id: article, headline }: LinkableArticle) =>
    link({ href: url, article, title: headline });
  const submit = () => {
    const article = found[current];
    if (article) pick(article);
    else if (typed.trim() === '') {
      if (leads && href !== '') link({ href: '', article: '' });
      else close();
    } else if (address) link({ href: address, article: '' });
    else setWrong(true);
  };

  return (
    <DialogBeside
      label={labels.link.dialog}
      className="link-dialog"
      anchor={anchor}
      fit={found.length}
      onClose={close}
      // What is typed so far is not an answer.
      onLeave={() => closeLink(view.state, view.dispatch)}
    >
      <form
        className="link-row"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <input
          data-autofocus
          type="text"
          dir="auto"
          role="combobox"
          aria-label={labels.links.target}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[current] ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={labels.links.targetPlaceholder}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setWrong(false);
            setChosen(-1);
          }}
          onKeyDown={(event) => {
            const last = found.length - 1;
            if (last < 0 || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
            event.preventDefault();
            const step = event.key === 'ArrowDown' ? 1 : -1;
            setChosen(
              (current + step + found.length + (current < 0 && step < 0 ? 1 : 0)) % found.length,
            );
          }}
        />
        <button type="submit" aria-label={labels.link.apply} title={labels.link.apply}>
          <Check size={17} aria-hidden="true" />
        </button>
        {leads && (
          <button
            type="button"
            aria-label={labels.link.remove}
            title={labels.link.remove}
            onClick={() => link({ href: '', article: '' })}
          >
            <Unlink size={17} aria-hidden="true" />
          </button>
        )}
      </form>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={labels.links.articles}
        className="link-articles"
        hidden={found.length === 0}
        onMouseDown={(event) => event.preventDefault()}
      >
        {found.map((article, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard
          <div
            key={article.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            onClick={() => pick(article)}
          >
            <span dir="auto">{article.headline}</span>
            <span className="link-article-about">
              {article.url === '' ? labels.links.noAddress : article.slug}
            </span>
          </div>
        ))}
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} role="alert">
          {labels.links.invalid}
        </p>
      )}
    </DialogBeside>
  );
}
