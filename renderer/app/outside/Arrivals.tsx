import { useState } from 'react';
import type { Arrival } from '../../../shared/article/merge/conflict.ts';
import type { NodeJson } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { deskLabel } from '../../desk/deskSettings.ts';
import { blockName } from '../../panels/history/blockName.ts';
import { Button } from '../../ui/Button.tsx';
import type { Arrived } from '../article/sessionState.ts';
import { useEditorHandle } from '../useEditorHandle.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { goToBlock } from './goToBlock.ts';
import './outside.css';
import '../toldLine.css';
import { quoted } from '../../../shared/copydesk/quoted.ts';

/** What others wrote is in the text, marked, until somebody has seen it. */
export function Arrivals({ arrived: { arrivals, copy } }: { arrived: Arrived }) {
  const { session } = useWorkspace();
  const handle = useEditorHandle();
  const [listed, setListed] = useState(false);
  const count = arrivals.length === 1 ? '1 change' : `${arrivals.length} changes`;
  return (
    <section className="outside" aria-label="What came in">
      <div className="told-line">
        <p role="status">
          {count} came in from {copy ?? 'outside Stet'}, and {arrivals.length === 1 ? 'is' : 'are'}{' '}
          marked in the text. Undo takes {arrivals.length === 1 ? 'it' : 'them'} away.
        </p>
        <div className="told-actions">
          <Button aria-expanded={listed} onClick={() => setListed(!listed)}>
            {listed ? 'Hide the list' : 'List them'}
          </Button>
          <Button
            onClick={() => {
              session.forgetArrivals();
              handle?.focus();
            }}
          >
            Seen
          </Button>
        </div>
      </div>
      {listed && (
        <ul className="arrivals">
          {arrivals.map((arrival, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change their order
            <li key={index}>
              <ArrivalLine arrival={arrival} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const verbs = { added: 'New', changed: 'Changed', moved: 'Moved', removed: 'Taken away' } as const;

function ArrivalLine({ arrival }: { arrival: Arrival }) {
  const handle = useEditorHandle();
  switch (arrival.kind) {
    case 'field':
      return <>Changed: {arrival.path.join(', ')}</>;
    case 'head':
      return (
        <>
          Changed: {deskLabel(arrival.part)}, {quoted(shortened(textOf(arrival.after)))}
        </>
      );
    case 'removed':
      return (
        <>
          {verbs.removed}: {described(arrival.before)}
        </>
      );
    default: {
      const { after, kind } = arrival;
      const id = (after.attrs?.id as string | undefined) ?? '';
      return (
        <>
          {verbs[kind]}:{' '}
          <button
            type="button"
            className="text-button"
            onClick={() => handle && goToBlock(handle, { id, text: textOf(after) })}
          >
            {described(after)}
          </button>
        </>
      );
    }
  }
}

const described = (block: NodeJson) => {
  const text = shortened(textOf(block));
  return text === '' ? blockName(block) : `${blockName(block)}, ${quoted(text)}`;
};

const longest = 90;
const shortened = (text: string) =>
  text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text;
