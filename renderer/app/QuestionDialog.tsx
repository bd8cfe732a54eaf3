import { type KeyboardEvent, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { whenCalm } from '../ui/whenCalm.ts';
import type { Question } from './dialogs.ts';

export function QuestionDialog({ question, close }: { question: Question; close(): void }) {
  const { title, text, choices, answer } = question;
  const choose = (id: string) => {
    close();
    answer(id);
  };
  const onKeyDown = useUnread();
  return (
    <Dialog
      title={title}
      // Three answers stand in one line.
      size={choices.length > 2 ? 'm' : 's'}
      onClose={() => choose(choices[0].id)}
      footer={choices.map(({ id, label, look }, index) => (
        <Button
          key={id}
          look={look}
          data-autofocus={index === choices.length - 1 || undefined}
          onClick={() => choose(id)}
          onKeyDown={onKeyDown}
        >
          {label}
        </Button>
      ))}
    >
      <p>{text}</p>
    </Dialog>
  );
}

/** After the last key, in ms. */
const pause = 500;

/**
 * A question may come by itself: what goes on being typed is no answer, before a pause tells that it was
 * seen.
 */
function useUnread() {
  const [isTyping] = useState(() =>
    document.activeElement?.matches('input, textarea, [contenteditable]'),
  );
  const [unread] = useState(() => whenCalm(pause, () => {}));
  useEffect(() => {
    if (isTyping) unread.soon();
    return unread.stop;
  }, [isTyping, unread]);
  return (event: KeyboardEvent) => {
    if (!unread.waits || event.key === 'Tab') return;
    unread.soon();
    event.preventDefault();
  };
}
