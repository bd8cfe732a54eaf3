import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { usedAssets } from '../../../shared/article/usedAssets.ts';
import { bringBack } from '../../app/article/bringBack.ts';
import { failureOf } from '../../app/connect.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Comparison } from './Comparison.tsx';
import { unkeptText } from './unkeptText.ts';
import { useVersions } from './useVersions.ts';
import { dayOf, nameOf, timeOf } from './versionNames.ts';
import './VersionDialog.css';

interface VersionDialogProps {
  file: string;
  version: string;
  close(): void;
}

const now = 'now';

/** A version beside another, or beside the article as it stands: what changed in between. */
export function VersionDialog({ file, version, close }: VersionDialogProps) {
  const { session, connection, dialogs } = useWorkspace();
  const { history } = connection.newsroom;
  const { versions, problem: unread, refresh } = useVersions(file, undefined);
  const [from, setFrom] = useState(version);
  const [to, setTo] = useState(now);
  const [problem, setProblem] = useState<string>();
  const [putBack, setPutBack] = useState(0);
  const chosen = useVersion(file, from, putBack, setProblem);
  const other = useVersion(file, to, putBack, setProblem);
  const mayEdit = useStore(session.store, ({ open }) => open?.access.mode === 'edit');
  const shown = versions?.find((one) => one.version === from);
  const at = (id: string) => versions?.findIndex((one) => one.version === id) ?? -1;
  // Newest first, and none of them is now: what was written later is never shown as taken away.
  const [earlier, later] = at(to) > at(from) ? [other, chosen] : [chosen, other];
  const names = useMemo(() => {
    const today = new Date();
    return (versions ?? []).map((one) => ({
      id: one.version,
      name: `${dayOf(one, today)}, ${timeOf(one)}: ${nameOf(one)}`,
    }));
  }, [versions]);

  async function restore() {
    if (!chosen) return;
    try {
      if (!(await bringBack(session, history, chosen))) {
        setProblem('Not brought back: what is written now could not be saved first.');
        return;
      }
      // The keyboard goes back to where it was first, and then on into the text.
      flushSync(close);
      session.handle?.focus();
    } catch (error) {
      const lead = 'Not brought back, as what is written now could not be kept as a version first';
      setProblem(unkeptText(lead, failureOf(error)));
    }
  }

  function putBlock(block: NodeJson, at: number, instead: boolean) {
    const known = session.article()?.assets ?? {};
    for (const id of usedAssets(block)) {
      const photo = chosen?.assets?.[id];
      if (photo && !known[id]) session.addAsset(id, photo);
    }
    if (session.handle?.putBlock(block, at, instead)) setPutBack((count) => count + 1);
    else setProblem('This block does not fit there. Bring the whole version back.');
  }

  const rename = () =>
    dialogs.open({
      kind: 'naming',
      title: 'Name this version',
      label: 'Name; empty for none',
      value: shown?.label ?? '',
      button: 'Name it',
      async submit(label) {
        try {
          await history.name({ file, version: from, label });
          refresh();
          return undefined;
        } catch (error) {
          return failureOf(error).message;
        }
      },
    });

  return (
    <Dialog
      title="Versions"
      size="l"
      onClose={close}
      footer={
        <>
          <Button onClick={rename}>Name…</Button>
          <Button onClick={close}>Close</Button>
          {mayEdit && (
            <Button look="primary" disabled={!chosen} onClick={() => void restore()}>
              Bring this version back
            </Button>
          )}
        </>
      }
    >
      <div className="version-choice">
        <VersionField label="This version" value={from} names={names} onChange={setFrom} />
        <VersionField
          label="Compared with"
          value={to}
          names={[{ id: now, name: 'The article as it is now' }, ...names]}
          onChange={setTo}
        />
      </div>
      {(problem ?? unread) && <p role="alert">{problem ?? unread}</p>}
      {earlier && later && (
        <Comparison
          earlier={earlier}
          later={later}
          onPutBack={to === now && mayEdit ? putBlock : undefined}
        />
      )}
    </Dialog>
  );
}

interface VersionFieldProps {
  label: string;
  value: string;
  names: readonly { id: string; name: string }[];
  onChange(id: string): void;
}

function VersionField({ label, value, names, onChange }: VersionFieldProps) {
  return (
    <Field label={label}>
      {(attributes) => (
        <select
          {...attributes}
          className="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {names.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** @param stamp changes when the article as it is now has changed */
function useVersion(
  file: string,
  version: string,
  stamp: number,
  complain: (problem: string) => void,
): Article | undefined {
  const { session, connection } = useWorkspace();
  const [article, setArticle] = useState<Article>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the article now changes with it
  useEffect(() => {
    if (version === now) return setArticle(session.article());
    let stale = false;
    connection.newsroom.history.read({ file, version }).then(
      (read) => !stale && setArticle(read.article),
      (error) => !stale && complain(failureOf(error).message),
    );
    return () => {
      stale = true;
    };
  }, [connection, session, file, version, stamp]);

  return article;
}
