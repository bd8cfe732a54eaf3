import { useWorkspace } from '../WorkspaceContext.tsx';
import { actionFor } from './actions.ts';
import { Counts } from './Counts.tsx';
import { stateOf } from './stateOf.ts';
import { stateFor } from './states.ts';
import { useFacts } from './useFacts.ts';
import './StateLine.css';

/** The line under the text: whether it is on the disk, and how long it is. */
export function StateLine() {
  const workspace = useWorkspace();
  const facts = useFacts();
  if (!facts) return null;
  const id = stateOf(facts);
  const { tone, icon: Icon, words, told, actions } = stateFor(id);
  // What the banner offers is not offered twice.
  const action = told?.(facts) ? undefined : actions(facts).map(actionFor)[0];
  return (
    <footer className="state-line">
      <p className={`state-line-saved state-line-${tone}`} data-testid="save-state" data-state={id}>
        {Icon === 'dots' ? (
          <span className="state-line-dots" aria-hidden="true" />
        ) : (
          <Icon aria-hidden size={14} />
        )}
        {action ? (
          <button
            type="button"
            className="state-line-button"
            title={action.label(workspace)}
            // The caret stays in the text.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void action.run(workspace)}
          >
            {words(facts)}
          </button>
        ) : (
          words(facts)
        )}
      </p>
      <Counts />
    </footer>
  );
}
