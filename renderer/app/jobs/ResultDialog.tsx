import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import type { Result } from './useResult.ts';

interface ResultDialogProps {
  title: string;
  result: Result;
  /** Shows what was made where it lies; undefined where it lies in no folder. */
  reveal: (() => Promise<unknown>) | undefined;
  /** Buttons that come first. */
  buttons: ReactNode;
  children: ReactNode;
  close(): void;
}

/** What a job has made. */
export function ResultDialog(props: ResultDialogProps) {
  const { title, result, reveal, buttons, children, close } = props;
  const { desk } = useWorkspace();
  return (
    <Dialog
      title={title}
      problem={result.problem}
      onClose={close}
      footer={
        <>
          {buttons}
          {reveal && desk.can.reveal && (
            <Button onClick={() => result.attempt(reveal)}>Show in folder</Button>
          )}
          <Button look="primary" onClick={close} data-autofocus>
            Done
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
