import { useStore } from 'zustand';
import { later } from '../later.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { WriterPane } from './WriterPane.tsx';
import './Split.css';

const SourcePane = later(async () => (await import('./SourcePane.tsx')).SourcePane);
const Divider = later(async () => (await import('./Divider.tsx')).Divider, Line);

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

/** The line alone, until what moves it has come: the texts keep their places, also where it cannot. */
function Line() {
  return <div className="split-line" />;
}
