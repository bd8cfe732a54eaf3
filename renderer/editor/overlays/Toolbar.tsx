import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from 'react';

interface ToolbarProps {
  bar: RefObject<HTMLDivElement | null>;
  label: string;
  className: string;
  /** Escape: back to the text. */
  onLeave(): void;
  children: ReactNode;
}

/** A toolbar as the ARIA practices describe it: one tab stop, arrows inside, Escape goes back. */
export function Toolbar({ bar, label, className, onLeave, children }: ToolbarProps) {
  useEffect(() => oneTabStop(bar.current));
  useEffect(() => {
    const resized = new ResizeObserver(() => oneTabStop(bar.current));
    if (bar.current) resized.observe(bar.current);
    return () => resized.disconnect();
  }, [bar]);

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = buttonsOf(bar.current);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[
      event.key
    ];
    if (event.key === 'Escape') onLeave();
    else if (next === undefined) return;
    else {
      const target = buttons[(next + buttons.length) % buttons.length];
      for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
      target?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={label}
      className={`editor-toolbar ${className}`}
      onKeyDown={onKeyDown}
      // A press must not take the focus and the selection out of the text.
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

/** The one that has been, as long as it is shown. */
function oneTabStop(bar: HTMLElement | null) {
  const shown = buttonsOf(bar);
  const current = shown.find((button) => button.tabIndex === 0) ?? shown[0];
  const isNew = current?.tabIndex === -1;
  for (const button of bar?.querySelectorAll('button') ?? []) {
    button.tabIndex = button === current ? 0 : -1;
  }
  // The browser takes the focus from what it hides.
  if (isNew && document.activeElement === document.body) current.focus();
}

/** Where it is narrow some of them are in a menu instead. */
const buttonsOf = (bar: HTMLElement | null) =>
  [...(bar?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])].filter((button) =>
    button.checkVisibility(),
  );
