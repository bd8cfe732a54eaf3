import { Copy, WrapText } from 'lucide-react';
import { useState } from 'react';
import type { ExportOptions, FormatId } from '../../../shared/contract/exports.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { State } from '../../ui/State.tsx';
import { writeClipboard } from '../copying/writeClipboard.ts';
import { DragOut } from '../dragging/DragOut.tsx';
import { exportToDrag } from '../dragging/exportToDrag.ts';
import { sizeText } from '../sizeText.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { SourceView } from './SourceView.tsx';
import { syntaxOf } from './tokens.ts';
import { usePreview } from './usePreview.ts';

interface FormatPreviewProps {
  format: FormatId;
  options: ExportOptions | undefined;
}

/** One format: as readers see it where that is a page, and its source, file by file. */
export function FormatPreview({ format, options }: FormatPreviewProps) {
  const { connection, session } = useWorkspace();
  const [as, setAs] = useState<'page' | 'source'>('page');
  const [part, setPart] = useState<string>();
  const [wrap, setWrap] = useState(true);
  const [said, setSaid] = useState('');
  const [state, again] = usePreview({ format, as, part, options });

  if (state.at === 'failed') {
    return (
      <State
        level={3}
        tone="trouble"
        title="There is no preview"
        actions={<Button onClick={again}>Try again</Button>}
      >
        <p>{state.message}</p>
      </State>
    );
  }
  if (state.at === 'making') {
    return (
      <p className="format-preview-wait" role="status">
        Preparing the preview…
      </p>
    );
  }

  const { preview, text = '' } = state;
  const { parts } = preview;
  async function toDrag() {
    const article = await session.wholeArticle();
    if (!article) throw new Error('no article');
    const file = session.store.getState().open?.file;
    return exportToDrag(connection.newsroom.exports, file, article, format, {
      photos: 'beside',
      allowEmbargoed: false,
      ...options,
    });
  }
  async function copy() {
    const written = await writeClipboard({ text });
    setSaid(written ? 'Copied.' : 'Your browser does not let Stet write to the clipboard.');
  }

  return (
    <>
      <div className="format-preview-head">
        {preview.hasPage && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
          <div role="group" aria-label="Show it as">
            <Button aria-pressed={preview.shows === 'page'} onClick={() => setAs('page')}>
              Page
            </Button>
            <Button aria-pressed={preview.shows === 'source'} onClick={() => setAs('source')}>
              Source
            </Button>
          </div>
        )}
        <p className="format-preview-name">{preview.part}</p>
        <p role="status">{said}</p>
        <DragOut name={preview.part || 'this file'} prepare={toDrag} />
        {preview.shows === 'source' && (
          <>
            <IconButton
              label="Wrap lines"
              icon={WrapText}
              aria-pressed={wrap}
              onClick={() => setWrap(!wrap)}
            />
            <IconButton label="Copy the source" icon={Copy} onClick={() => void copy()} />
          </>
        )}
      </div>
      {parts.length > 1 && (
        <ul className="format-preview-files" aria-label="Files">
          {parts.map(({ name, bytes, readable }) => (
            <li key={name}>
              {readable ? (
                <button
                  type="button"
                  aria-current={name === preview.part || undefined}
                  onClick={() => setPart(name)}
                >
                  {name}
                </button>
              ) : (
                <span>{name}</span>
              )}
              {bytes !== undefined && <small>{sizeText(bytes)}</small>}
            </li>
          ))}
        </ul>
      )}
      {preview.shows === 'page' ? (
        // Its path works once, so each page is a frame of its own.
        <iframe
          key={preview.path}
          src={preview.path}
          sandbox=""
          title="The article as exported"
          className="format-preview-page"
        />
      ) : (
        <SourceView
          key={preview.path}
          label={`Source of ${preview.part}`}
          text={text}
          syntax={syntaxOf(preview.part)}
          wrap={wrap}
        />
      )}
    </>
  );
}
