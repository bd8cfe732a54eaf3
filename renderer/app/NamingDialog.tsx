import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import type { Naming } from './dialogs.ts';

export function NamingDialog({ naming, close }: { naming: Naming; close(): void }) {
  const [value, setValue] = useState(naming.value);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit() {
    if (busy || value.trim() === '') return;
    setBusy(true);
    const wrong = await naming.submit(value.trim());
    setBusy(false);
    if (wrong === undefined) close();
    else setProblem(wrong);
  }

  return (
    <Dialog
      title={naming.title}
      size="s"
      onClose={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={value.trim() === ''}>
            {naming.button}
          </Button>
        </>
      }
    >
      <Field label={naming.label} problem={problem}>
        {(attributes) => (
          <input
            {...attributes}
            className="input"
            data-autofocus
            autoComplete="off"
            spellCheck={false}
            value={value}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setValue(event.currentTarget.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
