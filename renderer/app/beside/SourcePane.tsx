import { type DragEvent, type KeyboardEvent, useRef } from 'react';
import { wholeBlocksType, wholeWordsType } from '../../editor/paste/flavours.ts';
import { isWholeWords } from '../../editor/paste/own/wordSpaces.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { PaneHead } from './PaneHead.tsx';
import type { Source } from './source.ts';
import './SourcePane.css';

/** What is read beside the text: it can be searched, selected and copied, not written. */
export function SourcePane({ source }: { source: Source }) {
  const { panes, shortcut } = useWorkspace();
  return (
    <section
      className="split-pane source-pane"
      aria-label={`Beside: ${source.name}`}
      onKeyDown={(event) => {
        if (selectAll(event) || event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        void panes.closeBeside();
      }}
    >
      <PaneHead
        title={source.name}
        closing="Close what is beside"
        shortcut={shortcut('closeBeside')}
        onClose={() => void panes.closeBeside()}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="source-pane-content" data-source tabIndex={0}>
        {source.kind === 'text' ? (
          <pre className="source-pane-text" dir="auto" onDragStart={tellOfWords}>
            {source.text}
          </pre>
        ) : (
          <SourcePhoto {...source} />
        )}
      </div>
    </section>
  );
}

/** The browser would select the whole window, library and all. */
function selectAll(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey, currentTarget } = event;
  if (key.toLowerCase() !== 'a' || !(ctrlKey || metaKey) || shiftKey || altKey) return false;
  const content = currentTarget.querySelector('[data-source]');
  if (content) getSelection()?.selectAllChildren(content);
  event.preventDefault();
  return true;
}

/** Whole words get a space where they are dropped, as those of an article do. */
function tellOfWords({ dataTransfer }: DragEvent) {
  const selection = getSelection();
  if (!selection?.rangeCount) return;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const text = startContainer.textContent ?? '';
  if (startContainer !== endContainer) return;
  const words = text.slice(startOffset, endOffset);
  if (!isWholeWords(text.slice(0, startOffset), words, text.slice(endOffset))) return;
  dataTransfer.setData(wholeWordsType, 'yes');
}

/** A page's own drag brings no files: the picture goes into it as text, read while it is pressed. */
function SourcePhoto({ name, url, file }: Extract<Source, { kind: 'photo' }>) {
  const bytes = useRef<string>(undefined);
  function read() {
    const reader = new FileReader();
    reader.onload = () => {
      bytes.current = String(reader.result);
    };
    reader.readAsDataURL(file);
  }
  function give({ dataTransfer }: DragEvent) {
    if (!bytes.current) return;
    dataTransfer.setData('text/html', `<img src="${bytes.current}">`);
    dataTransfer.setData(wholeBlocksType, 'yes');
  }
  return (
    <img
      className="source-pane-photo"
      src={url}
      alt={name}
      onPointerDown={read}
      onDragStart={give}
    />
  );
}
