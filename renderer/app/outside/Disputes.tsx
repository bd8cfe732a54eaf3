import { useEffect, useRef, useState } from 'react';
import type { Conflict } from '../../../shared/article/merge/conflict.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { childOf, textOf } from '../../../shared/article/text.ts';
import { deskLabel } from '../../desk/deskSettings.ts';
import { blockName } from '../../panels/history/blockName.ts';
import { Words } from '../../panels/history/Words.tsx';
import { Button } from '../../ui/Button.tsx';
import { whenCalm } from '../../ui/whenCalm.ts';
import type { Choice } from '../article/reconciling.ts';
import type { Outside } from '../article/sessionState.ts';
import { useEditorHandle } from '../useEditorHandle.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { goToBlock } from './goToBlock.ts';
import { keepFocus } from './keepFocus.ts';
import './outside.css';

/** After the last change of the text, in ms. */
const pause = 400;

/** The places that both sides changed, side by side, to choose at leisure while writing goes on. */
export function Disputes({ outside }: { outside: Extract<Outside, { kind: 'both' }> }) {
  const { session } = useWorkspace();
  const now = useArticleNow();
  const [busy, setBusy] = useState(false);
  const section = useRef<HTMLElement>(null);
  const settle = async (conflict: Conflict, choice: Choice) => {
    setBusy(true);
    await session.settle(conflict, choice);
    setBusy(false);
    keepFocus(section.current, session.handle);
  };
  return (
    <section ref={section} className="outside disputes" aria-label="Changed on both sides">
      {outside.conflicts.map((conflict) => (
        <Dispute
          key={keyOf(conflict)}
          conflict={conflict}
          now={now}
          busy={busy}
          theirName={outside.copy ?? 'Theirs'}
          settle={(choice) => void settle(conflict, choice)}
        />
      ))}
    </section>
  );
}

const keyOf = (conflict: Conflict) =>
  conflict.kind === 'block'
    ? conflict.id
    : conflict.kind === 'head'
      ? conflict.part
      : conflict.path.join('.');

/** The article as it stands, a moment after it was changed. */
function useArticleNow(): Article | undefined {
  const { session } = useWorkspace();
  const handle = useEditorHandle();
  const [article, setArticle] = useState(() => session.article());
  useEffect(() => {
    const calm = whenCalm(pause, () => setArticle(session.article()));
    const stop = handle?.subscribe(() => calm.soon());
    return () => {
      calm.stop();
      stop?.();
    };
  }, [handle, session]);
  return article;
}

interface DisputeProps {
  conflict: Conflict;
  now: Article | undefined;
  busy: boolean;
  theirName: string;
  settle(choice: Choice): void;
}

function Dispute({ conflict, now, busy, theirName, settle }: DisputeProps) {
  const handle = useEditorHandle();
  const name = nameOf(conflict);
  const language = now?.language ?? 'en';
  const before = said(conflict.base);
  const mine = conflict.mine === undefined ? undefined : said(mineNow(conflict, now));
  const theirs = conflict.theirs === undefined ? undefined : said(conflict.theirs);
  const isText = conflict.kind !== 'field';
  const { id } = conflict as { id?: string };
  return (
    <section className="dispute" aria-label={name}>
      <div className="dispute-head">
        <h2>{name}</h2>
        {handle && id !== undefined && (
          <button
            type="button"
            className="text-button"
            onClick={() => goToBlock(handle, { id, text: '' })}
          >
            Show it in the text
          </button>
        )}
      </div>
      <div className="dispute-sides">
        <Side
          title="Mine"
          text={mine}
          before={before}
          language={language}
          gone="You took it away."
          button={mine === undefined ? 'Leave it out' : 'Keep mine'}
          busy={busy}
          choose={() => settle('mine')}
        />
        <Side
          title={theirName}
          text={theirs}
          before={before}
          language={language}
          gone="Taken away there."
          button={theirs === undefined ? 'Leave it out' : 'Take theirs'}
          busy={busy}
          choose={() => settle('theirs')}
        />
      </div>
      {isText && mine !== undefined && theirs !== undefined && (
        <Button disabled={busy} onClick={() => settle('both')}>
          Keep both, mine first
        </Button>
      )}
    </section>
  );
}

interface SideProps {
  title: string;
  /** undefined: this side took it away. */
  text: string | undefined;
  before: string;
  language: string;
  gone: string;
  button: string;
  busy: boolean;
  choose(): void;
}

function Side({ title, text, before, language, gone, button, busy, choose }: SideProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="dispute-side" role="group" aria-label={title}>
      <h3>{title}</h3>
      <p lang={language} dir="auto">
        {text === undefined ? (
          <em>{gone}</em>
        ) : text === '' ? (
          <em>Empty, or without words</em>
        ) : (
          <Words before={before} after={text} language={language} />
        )}
      </p>
      <Button disabled={busy} onClick={choose}>
        {button}
      </Button>
    </div>
  );
}

function nameOf(conflict: Conflict): string {
  if (conflict.kind === 'head') return deskLabel(conflict.part);
  const name =
    conflict.kind === 'field'
      ? conflict.path.join(', ')
      : blockName(conflict.mine ?? conflict.theirs ?? { type: 'block' });
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What was typed since is mine, too. */
function mineNow(conflict: Conflict, now: Article | undefined): unknown {
  if (!now || conflict.kind === 'field') return conflict.mine;
  if (conflict.kind === 'head') return childOf(now.content, conflict.part);
  const blocks = childOf(now.content, 'body')?.content ?? [];
  return blocks.find(({ attrs }) => attrs?.id === conflict.id) ?? conflict.mine;
}

/** In words: a block, or the value of a field. */
function said(value: unknown): string {
  if (value === undefined || typeof value === 'string') return value ?? '';
  if (typeof value === 'object' && value !== null && 'type' in value && !('src' in value)) {
    return textOf(value as NodeJson);
  }
  return JSON.stringify(value, null, 2);
}
