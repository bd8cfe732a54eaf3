import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { inPieces, lineCount } from './inPieces.ts';
import { type Syntax, tokensOf } from './tokens.ts';
import './SourceView.css';

interface SourceViewProps {
  label: string;
  text: string;
  syntax: Syntax;
  wrap: boolean;
}

/** A file's text, coloured by its syntax; of a long one as much as is asked for. */
export function SourceView({ label, text, syntax, wrap }: SourceViewProps) {
  const pieces = useMemo(() => inPieces(text), [text]);
  const [shown, setShown] = useState(1);
  const lines = lineCount(text);
  const shownLines = lineCount(pieces.slice(0, shown).join(''));
  const number = (count: number) => count.toLocaleString('en').replaceAll(',', '\u202f');
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
      <section className="source" data-wrap={wrap} aria-label={label} tabIndex={0}>
        {pieces.slice(0, shown).map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces follow each other and never move
          <Piece key={at} text={piece} syntax={syntax} />
        ))}
        {text === '' && <p className="source-none">This file is empty.</p>}
      </section>
      {shown < pieces.length && (
        <p className="source-more">
          {shownLines < lines
            ? `The first ${number(shownLines)} lines of ${number(lines)}.`
            : 'The beginning of a very long line.'}{' '}
          <Button look="quiet" onClick={() => setShown(shown + 1)}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}

function Piece({ text, syntax }: { text: string; syntax: Syntax }) {
  const code = useRef<HTMLElement>(null);
  useEffect(() => {
    const words = code.current?.firstChild;
    if (!words || !('highlights' in CSS)) return;
    const painted = tokensOf(text, syntax).map(({ kind, from, to }) => {
      const range = new StaticRange({
        startContainer: words,
        startOffset: from,
        endContainer: words,
        endOffset: to,
      });
      const name = `source-${kind}`;
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      CSS.highlights.set(name, highlight.add(range));
      return [highlight, range] as const;
    });
    return () => {
      for (const [highlight, range] of painted) highlight.delete(range);
    };
  }, [text, syntax]);
  return (
    <pre className="source-piece">
      <code ref={code}>{text}</code>
    </pre>
  );
}
