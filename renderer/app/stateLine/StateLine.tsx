import { memo, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useWorkspace } from '../WorkspaceContext.tsx';
import type { Workspace } from '../workspace.ts';
import { Counts } from './Counts.tsx';
import { type Facts, stateOf } from './stateOf.ts';
import { stateFor } from './states.ts';
import { write } from './write.ts';
import './StateLine.css';

/**
 * The line under the text: whether it is on the disk, and how long it is. Writes into its own
 * elements: it speaks of the first change after a save with the very key, which a render would hold up.
 */
export const StateLine = memo(function StateLine() {
  const workspace = useWorkspace();
  const { facts } = workspace;
  const line = useRef<HTMLParagraphElement>(null);
  const Icon = useSyncExternalStore(facts.subscribe, () => {
    const now = facts.get();
    return now && stateFor(stateOf(now)).icon;
  });

  useLayoutEffect(() => {
    const say = () => {
      const now = facts.get();
      if (!now || !line.current) return;
      const id = stateOf(now);
      const { tone, words } = stateFor(id);
      const action = actionIn(now);
      const [plain, button] = [...line.current.children].slice(-2) as HTMLElement[];
      Object.assign(line.current.dataset, { state: id, tone });
      // One that has the keyboard stays while it does nothing: keys would go nowhere.
      const isButton = action !== undefined || button === document.activeElement;
      write(plain, isButton ? '' : words(now));
      write(button, isButton ? words(now) : '');
      const title = action?.label ?? '';
      // Said again, the browser would look at it again.
      if (button && button.title !== title) button.title = title;
    };
    say();
    return facts.subscribe(say);
  }, [facts]);

  const act = () => {
    const now = facts.get();
    if (now) actionIn(now)?.run(workspace);
  };
  return (
    <footer className="state-line">
      <p ref={line} className="state-line-saved" data-testid="save-state">
        {Icon === 'dots' ? (
          <span className="state-line-dots" aria-hidden="true" />
        ) : (
          Icon && <Icon aria-hidden size={14} />
        )}
        <span />
        <button
          type="button"
          className="state-line-button"
          // The caret stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={act}
        />
      </p>
      <Counts />
    </footer>
  );
});

/** What the words themselves do; where the banner tells something, it offers that too. */
function actionIn(facts: Facts) {
  const { action } = stateFor(stateOf(facts));
  return action && actions[action];
}

const actions = {
  save: { label: 'Save now', run: ({ run }: Workspace) => run('save') },
  versions: { label: 'Versions', run: ({ layout }: Workspace) => layout.focusTab('versions') },
};
