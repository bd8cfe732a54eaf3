import { useStore } from 'zustand';
import { later } from '../later.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { shareLimits } from './beside.ts';
import './Split.css';

const BesidePane = later(async () => (await import('./BesidePane.tsx')).BesidePane);

/** Both panes, with a line between them that can be moved; one above the other where it is narrow. */
export function Split({ children }: { children: React.ReactNode }) {
  const { beside } = useWorkspace();
  const shown = useStore(beside.store, (state) => state.shown);
  const share = useStore(beside.store, (state) => state.share);
  return (
    <div
      className="split"
      data-beside={shown !== undefined || undefined}
      ref={(element) => element?.style.setProperty('--split-share', `${share}%`)}
    >
      <div className="split-main">{children}</div>
      {shown && <Divider share={share} />}
      {shown && <BesidePane shown={shown} />}
    </div>
  );
}

function Divider({ share }: { share: number }) {
  const { beside } = useWorkspace();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is no hr
    <div
      className="split-line"
      role="separator"
      tabIndex={0}
      aria-label="Width of the text"
      aria-orientation="vertical"
      aria-valuenow={Math.round(share)}
      aria-valuemin={shareLimits.least}
      aria-valuemax={shareLimits.most}
      onDoubleClick={() => beside.resize(50)}
      onKeyDown={(event) => {
        const to: Record<string, number> = {
          ArrowLeft: share - 5,
          ArrowRight: share + 5,
          Home: shareLimits.least,
          End: shareLimits.most,
        };
        const next = to[event.key];
        if (next === undefined) return;
        event.preventDefault();
        beside.resize(next);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const line = event.currentTarget;
        const box = line.parentElement?.getBoundingClientRect();
        if (!box || !line.hasPointerCapture(event.pointerId)) return;
        beside.resize(((event.clientX - box.left) / box.width) * 100);
      }}
    />
  );
}
