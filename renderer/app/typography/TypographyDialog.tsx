import { type KeyboardEvent, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { TypographyKind } from '../../../shared/copydesk/typography/typography.ts';
import { oneStep } from '../../editor/history/oneStep.ts';
import { withWayBack } from '../../editor/history/wayBack.ts';
import { type Proposal, typographyProposals } from '../../editor/typography/proposals.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import './TypographyDialog.css';

/** So many are listed, and changed, at once. */
const listed = 1_000;

/** Each place that the article's language would set otherwise, to be judged one by one. */
export function TypographyDialog({ close }: { close(): void }) {
  const { session } = useWorkspace();
  const language = useStore(session.metadata, (metadata) => metadata?.language ?? 'en');
  const [foreignQuotes, setForeignQuotes] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const editor = session.handle?.editor;
  // A dialog is modal: the text stays as it is while this one is open.
  const all = useMemo(
    () => (editor ? typographyProposals(editor.state.doc, language, { foreignQuotes }) : []),
    [editor, language, foreignQuotes],
  );
  const proposals = all.slice(0, listed);
  const chosen = proposals.filter((_, index) => !left.has(index));

  function apply() {
    if (!editor || chosen.length === 0) return close();
    const transaction = editor.state.tr;
    // From the end, so that the places in front stay where they are.
    for (const { from, to, insert } of [...chosen].reverse()) {
      transaction.insertText(insert, from, to);
    }
    const many = chosen.length === 1 ? '1 place' : `${chosen.length} places`;
    const words = `Typography changed in ${many}.`;
    editor.view.dispatch(withWayBack(oneStep(transaction), words));
    close();
  }

  return (
    <Dialog
      title="Typography"
      onClose={close}
      onSubmit={apply}
      footer={
        proposals.length === 0 ? (
          <Button onClick={close} data-autofocus>
            Close
          </Button>
        ) : (
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" type="submit" disabled={chosen.length === 0} data-autofocus>
              {`Change ${chosen.length}`}
            </Button>
          </>
        )
      }
    >
      <Choice
        label="Also quotation marks of other languages"
        note="What a wire or a contributor set otherwise stays as it came, unless you ask."
        checked={foreignQuotes}
        onChange={(on) => {
          setForeignQuotes(on);
          setLeft(new Set());
        }}
      />
      {proposals.length === 0 ? (
        <p role="status">Everything is set as it should be.</p>
      ) : (
        <>
          <div className="typography-all">
            <span role="status">
              {all.length > listed
                ? `The first ${listed} of ${all.length} places`
                : `${all.length} ${all.length === 1 ? 'place' : 'places'}`}
            </span>
            <Button
              look="quiet"
              onClick={() =>
                setLeft(left.size > 0 ? new Set() : new Set(proposals.map((_, index) => index)))
              }
            >
              {left.size > 0 ? 'Choose all' : 'Choose none'}
            </Button>
          </div>
          <ul className="typography-list" aria-label="Proposed changes" onKeyDown={walk}>
            {proposals.map((proposal, index) => (
              <li key={proposal.from}>
                <Choice
                  label={<Place proposal={proposal} />}
                  checked={!left.has(index)}
                  onChange={(on) => {
                    const next = new Set(left);
                    if (on) next.delete(index);
                    else next.add(index);
                    setLeft(next);
                  }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

/** Arrows go from place to place, as Tab does. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const places = [...event.currentTarget.querySelectorAll('input')];
  const at = places.indexOf(event.target as HTMLInputElement);
  places[at + step]?.focus();
  event.preventDefault();
}

const kinds: Record<TypographyKind, string> = {
  quote: 'quotation mark',
  apostrophe: 'apostrophe',
  dash: 'dash',
  ellipsis: 'ellipsis',
  space: 'fixed space',
};

function Place({ proposal: { before, now, insert, after, kind } }: { proposal: Proposal }) {
  return (
    <span className="typography-place" dir="auto">
      <span>{before}</span>
      {now !== '' && <del>{visible(now)}</del>}
      <ins title={kinds[kind]}>{visible(insert)}</ins>
      <span>{after}</span>
    </span>
  );
}

const visible = (text: string) => text.replace(/[\u00a0\u202f]/g, '⍽').replace(/^ $/, '␣');
