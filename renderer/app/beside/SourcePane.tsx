import { useWorkspace } from '../WorkspaceContext.tsx';
import { PaneHead } from './PaneHead.tsx';
import type { Source } from './source.ts';
import './SourcePane.css';

/** What is read beside the text: it can be searched, selected and copied, not written. */
export function SourcePane({ source }: { source: Source }) {
  const { panes, shortcut } = useWorkspace();
  return (
    <section
      className="split-pane source-pane"
      aria-label={`Beside: ${source.name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        void panes.closeBeside();
      }}
    >
      <PaneHead
        title={source.name}
        closing="Close what is beside"
        shortcut={shortcut('closeBeside')}
        onClose={() => void panes.closeBeside()}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div className="source-pane-content" data-source tabIndex={0}>
        {source.kind === 'text' ? (
          <pre className="source-pane-text" dir="auto">
            {source.text}
          </pre>
        ) : (
          <img className="source-pane-photo" src={source.url} alt={source.name} />
        )}
      </div>
    </section>
  );
}
