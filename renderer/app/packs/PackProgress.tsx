import type { PackEvent } from '../../../shared/contract/packs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { JobState } from '../jobs/followJob.ts';
import './packs.css';

const doings = { packing: 'Packing', checking: 'Checking', bringing: 'Bringing in' } as const;

interface PackProgressProps {
  title: string;
  state: Extract<JobState<PackEvent>, { at: 'beginning' | 'running' }>;
  cancel(): void;
}

export function PackProgress({ title, state, cancel }: PackProgressProps) {
  const { doing, current, done, total } = state.at === 'running' ? state.event : beginning;
  return (
    <Dialog
      title={title}
      onClose={() => undefined}
      dismissible={false}
      footer={
        <Button onClick={cancel} data-autofocus>
          Cancel
        </Button>
      }
    >
      <p role="status" className="pack-current">
        {current === '' ? 'Preparing…' : `${doing && doings[doing]} ${nameOf(current)}`}
      </p>
      <progress
        className="pack-progress"
        aria-label="Progress"
        {...(total > 0 && { max: total, value: done })}
      />
    </Dialog>
  );
}

const beginning = { doing: undefined, current: '', done: 0, total: 0 };

/** A photo is named after its content, which tells nobody anything. */
const nameOf = (member: string) =>
  /^photos\//.test(member)
    ? 'a photo'
    : /^history\//.test(member)
      ? 'versions'
      : member.replace(/^articles\//, '');
