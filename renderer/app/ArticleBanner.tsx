import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { momentText, reasonOf } from './stateLine/stateText.ts';
import { useLineState } from './useLineState.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './ArticleBanner.css';

/** What stands between the text and the disk, with ways out. Never over the text, never modal. */
export function ArticleBanner() {
  const { session, rescue, desk, run, dialogs } = useWorkspace();
  const open = useStore(session.store, (state) => state.open);
  const line = useLineState();
  if (!open) return null;
  const { access, outside, save, dirty } = open;

  if (access.mode === 'read') {
    const why = {
      'newer-version':
        'This article was made by a newer Stet. You can read it; saving it here could lose what this version does not know.',
      'read-only-file': 'The file is read-only, so nothing here can be changed.',
      'read-only-folder': 'The folder is read-only, so nothing here can be changed.',
    }[access.why];
    return (
      <Banner
        tone="calm"
        actions={
          access.why === 'read-only-file' ? (
            <Button onClick={() => void rescue.keepMine()}>Edit a copy</Button>
          ) : undefined
        }
      >
        {why}
      </Banner>
    );
  }
  if (outside?.kind === 'changed') {
    return (
      <Banner
        tone="trouble"
        actions={
          <>
            <Button onClick={() => dialogs.open({ kind: 'compare' })}>Compare…</Button>
            <Button onClick={() => void rescue.keepMine()}>Save mine as a copy</Button>
            <Button onClick={() => void rescue.openTheirs()}>Open the other version</Button>
          </>
        }
      >
        <strong>This article was changed outside Stet while you were editing it.</strong> Nothing is
        overwritten. If you open the other version, yours is kept as a copy first.
      </Banner>
    );
  }
  if (open.restored && !outside) return <Restored at={open.restored.at} />;
  if (outside?.kind === 'spoilt') {
    return (
      <Banner
        tone="trouble"
        actions={<Button onClick={() => void rescue.keepMine()}>Save mine as a copy</Button>}
      >
        <strong>The file of this article was damaged outside Stet.</strong> Its text is still here.
      </Banner>
    );
  }
  if (outside?.kind === 'gone') {
    return (
      <Banner
        tone="trouble"
        actions={<Button onClick={() => void rescue.saveAgain()}>Save again</Button>}
      >
        <strong>The file of this article was deleted or moved.</strong> Its text is still here.
      </Banner>
    );
  }
  if (line === 'refused') {
    return (
      <Banner
        tone="trouble"
        actions={<Button onClick={() => void rescue.saveElsewhere()}>Download a copy</Button>}
      >
        <strong>Stet was started again, and this page belongs to the run before.</strong> Open the
        address that it printed. What is unsaved is only in this window.
      </Banner>
    );
  }
  if (line === 'offline' && dirty) {
    return (
      <Banner tone="trouble">
        The connection to Stet is broken. Your changes stay in this window and are saved as soon as
        it is back.
      </Banner>
    );
  }
  if (save.kind === 'failed') {
    return (
      <Banner
        tone="trouble"
        actions={
          <>
            <Button onClick={() => run('save')}>Try again</Button>
            <Button onClick={() => void rescue.saveElsewhere()}>
              {desk.can.openAnyFile ? 'Save a copy elsewhere…' : 'Download a copy'}
            </Button>
          </>
        }
      >
        <strong>Not saved: {reasonOf(save.failure)}.</strong> Your text is safe as long as this
        window is open.
      </Banner>
    );
  }
  return null;
}

/** Typed in a window that is gone, and in no file. */
function Restored({ at }: { at: Date }) {
  const { session, rescue, dialogs, run } = useWorkspace();
  const hasFile = useStore(session.store, (state) => state.open?.file !== undefined);
  return (
    <Banner
      tone="calm"
      actions={
        <>
          {hasFile && <Button onClick={() => dialogs.open({ kind: 'compare' })}>Compare…</Button>}
          <Button onClick={() => void rescue.discardRestored()}>Discard it</Button>
          <Button look="primary" onClick={() => run('save')}>
            {hasFile ? 'Keep it' : 'Save it'}
          </Button>
        </>
      }
    >
      <strong>This text was not saved when Stet last went away.</strong> It is here again as it was{' '}
      {momentText(at, new Date())}.
    </Banner>
  );
}

interface BannerProps {
  tone: 'calm' | 'trouble';
  actions?: ReactNode;
  children: ReactNode;
}

function Banner({ tone, actions, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role={tone === 'trouble' ? 'alert' : 'status'}>
      {tone === 'trouble' && <TriangleAlert aria-hidden size={18} />}
      <p>{children}</p>
      {actions && <div className="banner-actions">{actions}</div>}
    </div>
  );
}
