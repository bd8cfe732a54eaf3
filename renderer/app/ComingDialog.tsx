import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { type Coming, notShown } from './later.tsx';
import './ComingDialog.css';

/** Keys by which one chooses among what is found. */
const choosing = /^(Enter|ArrowUp|ArrowDown|PageUp|PageDown)$/;

const takers = 'input, textarea, [role=menuitem]';

/**
 * Stands where something with a field or a menu will, until its code is there: what is typed for that
 * would go into the article, and is handed over instead. It shows itself only where that takes long.
 */
export function ComingDialog({ close, again }: Coming & { close(): void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const keys = useRef<KeyboardEvent[]>([]);
  const [before] = useState(() => document.activeElement);

  useLayoutEffect(() => {
    const { current: typed } = field;
    return () =>
      queueMicrotask(() => {
        const { activeElement } = document;
        // What takes its place has the focus by then; given up, the focus is where it was.
        if (activeElement === before || !activeElement?.matches(takers)) return;
        void handOver(typed?.value ?? '', keys.current);
      });
  }, [before]);

  return (
    <Dialog
      title={again ? 'Could not be shown' : 'One moment…'}
      size="s"
      onClose={close}
      problem={again && notShown}
      footer={
        again && (
          <Button
            look="primary"
            onClick={() => {
              field.current?.focus();
              again();
            }}
          >
            Try again
          </Button>
        )
      }
    >
      {/* What is pasted keeps its lines. */}
      <textarea
        ref={field}
        className="input coming-field"
        data-autofocus
        aria-label="What you type is kept"
        autoComplete="off"
        spellCheck={false}
        onChange={() => {
          keys.current = [];
        }}
        onKeyDown={(event) => {
          if (!choosing.test(event.key) || event.nativeEvent.isComposing) return;
          event.preventDefault();
          keys.current.push(event.nativeEvent);
          // What would be found by more than that, nobody chose.
          if (event.key === 'Enter') event.currentTarget.readOnly = true;
        }}
      />
    </Dialog>
  );
}

async function handOver(text: string, keys: readonly KeyboardEvent[]) {
  const { activeElement: taker } = document;
  const isField = taker instanceof HTMLInputElement || taker instanceof HTMLTextAreaElement;
  // As a person would: a field for numbers knows no other way.
  if (isField && text) document.execCommand('insertText', false, text);
  // A menu goes to what begins with a letter.
  const letters = isField ? [] : Array.from(text, keyOf);
  for (const event of [...letters, ...keys]) {
    // React has drawn by then what came of what was before.
    await undefined;
    const { activeElement: at } = document;
    if (!(at instanceof HTMLElement) || !at.matches(takers)) return;
    const isLeft = at.dispatchEvent(new KeyboardEvent(event.type, event));
    if (!isLeft || event.key !== 'Enter') continue;
    // The browser does so for a person's own.
    (at.closest('form')?.querySelector<HTMLElement>('button:default') ?? at).click();
  }
}

const keyOf = (key: string) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
