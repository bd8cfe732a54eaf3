import { createElement, Fragment, type ReactNode } from 'react';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { childOf, partsOf, textOf } from '../../../shared/article/text.ts';

/**
 * An article as it would come out, quickly and without photos: to check what was found.
 *
 * @param whole it becomes an article of its own, not a part of one
 */
export function ReadingPreview({ article, whole }: { article: Article; whole: boolean }) {
  const { kicker, headline, standfirst, body } = partsOf(article.content);
  const { byline, dateline } = article;
  const names = byline?.contributors?.map(({ name, title }) =>
    title ? `${name}, ${title}` : name,
  );
  const place = [dateline?.place, dateline?.region].filter(Boolean).join(', ');
  const run = [place, dateline?.agency && `(${dateline.agency})`].filter(Boolean).join(' ');
  // As exports print it: a note or a photo may stand before that.
  const opening = body.findIndex(({ type }) => type === 'paragraph');
  return (
    <article className="reading" lang={article.language} dir="auto">
      {textOf(kicker) && <p className="reading-kicker">{textOf(kicker)}</p>}
      {(whole || textOf(headline)) && (
        <h4 className="reading-headline">{textOf(headline) || 'No headline'}</h4>
      )}
      {textOf(standfirst) && <p className="reading-standfirst">{textOf(standfirst)}</p>}
      {names && names.length > 0 && <p className="reading-byline">By {names.join(' and ')}</p>}
      {body.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn anew as a whole
        <Fragment key={index}>
          {drawBlock(block, index === opening && run ? `${run} — ` : '')}
        </Fragment>
      ))}
      {byline?.tagline && <p className="reading-tagline">{byline.tagline}</p>}
    </article>
  );
}

const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  heading: 'h5',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  attribution: 'p',
  pullQuote: 'blockquote',
};

function drawBlock(node: NodeJson, before = ''): ReactNode {
  if (node.type === 'text') return node.text;
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'photo') {
    return (
      <figure className="reading-photo">
        <p className="reading-stand-in">Photo</p>
        <figcaption>
          {textOf(childOf(node, 'caption'))} <small>{textOf(childOf(node, 'credit'))}</small>
        </figcaption>
      </figure>
    );
  }
  if (node.type === 'relatedLinks') {
    return (
      <aside className="reading-aside">
        <strong>{textOf(childOf(node, 'title')) || 'Related'}</strong>
        <ul>
          {(node.content ?? [])
            .filter(({ type }) => type === 'relatedLink')
            .map((link, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn anew as a whole
              <li key={index}>{textOf(link)}</li>
            ))}
        </ul>
      </aside>
    );
  }
  const children = (node.content ?? []).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn anew as a whole
    <Fragment key={index}>{drawBlock(child)}</Fragment>
  ));
  if (node.type === 'note') {
    return (
      <aside className="reading-note">
        <strong>Note, never published</strong>
        {children}
      </aside>
    );
  }
  const tag = tags[node.type];
  if (!tag) {
    // Blocks of blocks part by part; what has no text shows nothing.
    const isText = node.content?.some(({ type }) => type === 'text');
    if (!isText) return textOf(node) && children;
    return <p>{children}</p>;
  }
  return createElement(tag, null, before, ...children);
}
