import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useUnread } from '../ui/useUnread.ts';
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
