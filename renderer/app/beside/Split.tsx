import { useStore } from 'zustand';
import { later } from '../later.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { shareLimits } from './panes.ts';
import { WriterPane } from './WriterPane.tsx';
import './Split.css';

const SourcePane = later(async () => (await import('./SourcePane.tsx')).SourcePane);

/** One pane or two, with a line between them that can be moved; one above the other where it is narrow. */
export function Split() {
  const { panes } = useWorkspace();
  const { writers, active, source, share } = useStore(panes.store);
  const [first, second] = writers;
  const isTwo = second !== undefined;
  // By keys in one list: the article that stays when the first is closed is not touched by that.
  const shown = [
    <WriterPane
      key={first.window}
      writer={first}
      active={first === active}
      place={isTwo ? 'First' : undefined}
    />,
  ];
  if (second || source) shown.push(<Divider key="line" share={share} />);
  if (second) {
    shown.push(
      <WriterPane key={second.window} writer={second} active={second === active} place="Second" />,
    );
  } else if (source) shown.push(<SourcePane key="source" source={source} />);
  return (
    <div
      className="split"
      data-two={isTwo || source !== undefined || undefined}
      ref={(element) => element?.style.setProperty('--split-share', `${share}%`)}
    >
      {shown}
    </div>
  );
}

function Divider({ share }: { share: number }) {
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
