import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './Button.tsx';
import { holdFocus } from './holdFocus.ts';
import './Dialog.css';

export interface DialogProps {
  title: string;
  /** Escape, the cross and a click beside it. */
  onClose(): void;
  children: ReactNode;
  /** What went wrong, above everything else. */
  problem?: string | undefined;
  /** Buttons; the one that goes on comes last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l';
  /** false: only the buttons close it, for questions that need an answer. */
  dismissible?: boolean;
  /** Wraps everything in a form, so that Enter goes on. */
  onSubmit?(): void;
}

/**
 * A modal that is open as long as it is rendered; the focus goes to what has `data-autofocus`, else to
 * the dialog itself, where Enter closes nothing, and back to where it was.
 */
export function Dialog({
  title,
  onClose,
  children,
  problem,
  footer,
  size = 'm',
  dismissible = true,
  onSubmit,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // With the frame that it comes in: a key before that would go elsewhere.
  useLayoutEffect(() => {
    const element = dialog.current;
    const goBack = holdFocus(element);
    if (element && !element.open) element.showModal();
    const first = element?.querySelector<HTMLElement>('[data-autofocus]') ?? element;
    first?.focus();
    return () => {
      element?.close();
      goBack();
    };
  }, []);

  const inside = (
    <>
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {dismissible && <IconButton label="Close" icon={X} onClick={onClose} />}
      </header>
      <div className="dialog-body">
        {problem && (
          <p className="dialog-problem" role="alert">
            {problem}
          </p>
        )}
        {children}
      </div>
      {footer && <footer className="dialog-foot">{footer}</footer>}
    </>
  );

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does by `cancel` what the click does
    <dialog
      ref={dialog}
      tabIndex={-1}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Only this dialog's own: a file picker inside it cancels by bubbling.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (dismissible) onClose();
      }}
      onClick={(event) => {
        if (dismissible && event.target === event.currentTarget && isOutside(event)) onClose();
      }}
    >
      {onSubmit ? (
        <form
          className="dialog-inside"
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {inside}
        </form>
      ) : (
        <div className="dialog-inside">{inside}</div>
      )}
    </dialog>
  );
}

/** Whether a click on the dialog element was on its backdrop. */
function isOutside(event: React.MouseEvent<HTMLDialogElement>) {
  const box = event.currentTarget.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
