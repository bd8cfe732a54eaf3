import { useWorkspace } from '../WorkspaceContext.tsx';
import { shareLimits } from './panes.ts';

/** The line between two panes; it is moved by the pointer and by arrow keys. */
export function Divider({ share }: { share: number }) {
  const { panes } = useWorkspace();
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
      onDoubleClick={() => panes.resize(50)}
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
        panes.resize(next);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const line = event.currentTarget;
        const box = line.parentElement?.getBoundingClientRect();
        if (!box || !line.hasPointerCapture(event.pointerId)) return;
        panes.resize(((event.clientX - box.left) / box.width) * 100);
      }}
    />
  );
}
