import { ArrowLeftRight, X } from 'lucide-react';
import { useMemo } from 'react';
import type { Article } from '../../../shared/article/model.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import { ArticleEditor } from '../../editor/ArticleEditor.tsx';
import type { PhotoSource } from '../../editor/editorHandle.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import type { BesideContent } from './beside.ts';
import './Beside.css';

/** What is read beside the text: it can be searched, selected and copied, not written. */
export function BesidePane({ shown }: { shown: BesideContent }) {
  const { beside, shortcut, session } = useWorkspace();
  const title = titleOf(shown);
  const close = () => {
    beside.close();
    session.handle?.focus();
  };
  return (
    <section
      className="beside"
      aria-label={`Beside: ${title}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <header className="beside-head">
        <p className="beside-title" title={shown.name} dir="auto">
          {title}
        </p>
        {shown.kind === 'article' && (
          <IconButton
            label="Write in this one"
            shortcut={shortcut('swapBeside')}
            icon={ArrowLeftRight}
            onClick={() => void beside.swap()}
          />
        )}
        <IconButton
          label="Close what is beside"
          shortcut={shortcut('closeBeside')}
          icon={X}
          onClick={close}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="beside-text" tabIndex={0}>
        <Content shown={shown} />
      </div>
    </section>
  );
}

function titleOf(shown: BesideContent): string {
  if (shown.kind !== 'article') return shown.name;
  return textOf(partsOf(shown.article.content).headline) || shown.name;
}

function Content({ shown }: { shown: BesideContent }) {
  switch (shown.kind) {
    case 'loading':
      return <p className="unseen">Loading…</p>;
    case 'failed':
      return (
        <p role="alert" className="beside-problem">
          {shown.problem}
        </p>
      );
    case 'text':
      return (
        <pre className="beside-source" dir="auto">
          {shown.text}
        </pre>
      );
    case 'photo':
      return <img className="beside-photo" src={shown.url} alt={shown.name} />;
    case 'article':
      return <ArticleBeside key={`${shown.file} ${shown.revision}`} shown={shown} />;
  }
}

const noAssets: Article['assets'] & object = {};

function ArticleBeside({ shown }: { shown: Extract<BesideContent, { kind: 'article' }> }) {
  const { connection, links } = useWorkspace();
  const { file, article } = shown;
  const assets = article.assets ?? noAssets;
  const photos = useMemo((): PhotoSource => {
    const { bytes, newsroom } = connection;
    return {
      url: (src) =>
        bytes.photoUrl(
          file,
          src,
          Object.values(assets).find((asset) => asset.src === src),
        ),
      add: () => Promise.reject(new Error('Nothing is added here.')),
      about: (src) => newsroom.photo.about({ file, src }),
      origin: () => ({ file, library: '' }),
      fetch: (origin, src) => bytes.photo(origin.file, src),
    };
  }, [connection, file, assets]);
  return (
    <ArticleEditor
      content={article.content}
      assets={assets}
      photos={photos}
      links={links}
      language={article.language}
      readOnly
    />
  );
}
