import { useEffect, useState } from 'react';
import type { LengthTarget } from '../../../shared/article/model.ts';
import { lengthUnits } from '../../../shared/article/vocabulary.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import type { Counts } from '../../editor/statistics/articleStatistics.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { useEditorHandle } from '../useEditorHandle.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { amount } from './lengthText.ts';
import './LengthDialog.css';

/** How long the article is to be, and in what it is counted. */
export function LengthDialog({ close }: { close(): void }) {
  const { session } = useWorkspace();
  const [before] = useState(() => session.store.getState().open?.metadata.length);
  const [text, setText] = useState(before ? String(before.target) : '');
  const [unit, setUnit] = useState<LengthTarget['unit']>(
    before?.unit ?? deskSettings().length.unit,
  );
  const [problem, setProblem] = useState<string>();
  const counts = useCounts();

  function submit() {
    const typed = text.replace(/[\s,.’']/g, '');
    const target = Number(typed);
    if (typed !== '' && (!/^\d+$/.test(typed) || target < 1 || target > most)) {
      setProblem(`A whole number from 1 to ${most.toLocaleString('en-GB')}, or nothing.`);
      return;
    }
    // What a newer release wrote beside it stays.
    session.change(['length'], typed === '' ? undefined : { ...before, target, unit });
    close();
  }

  return (
    <Dialog
      title="Length target"
      size="s"
      onClose={close}
      onSubmit={submit}
      footer={
        <>
          {before && (
            <Button
              onClick={() => {
                session.change(['length'], undefined);
                close();
              }}
            >
              No target
            </Button>
          )}
          <Button look="primary" type="submit">
            Set target
          </Button>
        </>
      }
    >
      <div className="length-fields">
        <Field
          label="Length"
          problem={problem}
          hint={counts && `Now ${amount(counts[unit], unit)}. Pull quotes and notes do not count.`}
        >
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              inputMode="numeric"
              data-autofocus
              autoComplete="off"
              value={text}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setProblem(undefined);
              }}
            />
          )}
        </Field>
        <Field label="In">
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={unit}
              onChange={(event) => setUnit(event.currentTarget.value as LengthTarget['unit'])}
            >
              {lengthUnits.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Dialog>
  );
}

const most = 1_000_000;

function useCounts(): Counts | undefined {
  const handle = useEditorHandle();
  const [counts, setCounts] = useState<Counts>();
  useEffect(() => handle?.subscribeStats(setCounts), [handle]);
  return counts;
}
