import type { VirtualElement } from '@floating-ui/dom';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { holdFocus } from '../../ui/holdFocus.ts';
import { useFloating } from './useFloating.ts';

interface DialogBesideProps {
  label: string;
  className: string;
  /** What it is about. */
  anchor: Element | VirtualElement;
  /** Its size changes with this. */
  fit?: unknown;
  /** Escape. */
  onClose(): void;
  /** The focus went to the text or elsewhere. */
  onLeave(): void;
  children: ReactNode;
}

/** A small dialog beside its place in the text. The focus goes to what has `data-autofocus`. */
export function DialogBeside({
  label,
  className,
  anchor,
  fit,
  onClose,
  onLeave,
  children,
}: DialogBesideProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useFloating(dialog, anchor, 'bottom-start', fit);
  useLayoutEffect(() => {
    // Whoever takes the focus from it, as the palette does, has it go: they give it back to the text.
    holdFocus(dialog.current);
    const field = dialog.current?.querySelector<HTMLInputElement>('[data-autofocus]');
    field?.focus({ preventScroll: true });
    field?.select();
  }, []);

  return (
    <div
      ref={dialog}
      role="dialog"
      aria-label={label}
      className={`editor-dialog ${className}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) onLeave();
      }}
    >
      {children}
    </div>
  );
}
