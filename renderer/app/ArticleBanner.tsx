import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { type ActionId, actionFor } from './stateLine/actions.ts';
import { stateOf } from './stateLine/stateOf.ts';
import { stateFor } from './stateLine/states.ts';
import { useFacts } from './stateLine/useFacts.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './ArticleBanner.css';

/** What stands between the text and the disk, with ways out. Never over the text, never modal. */
export function ArticleBanner() {
  const workspace = useWorkspace();
  const facts = useFacts();
  const [busy, setBusy] = useState<ActionId>();
  if (!facts) return null;
  const { tone, icon: Icon, told, actions } = stateFor(stateOf(facts));
  const words = told?.(facts);
  if (!words) return null;
  const offered = actions(facts);
  return (
    <div
      className={`banner banner-${tone === 'trouble' ? 'trouble' : 'calm'}`}
      role={tone === 'trouble' ? 'alert' : 'status'}
    >
      {Icon !== 'dots' && <Icon aria-hidden size={18} />}
      <p>
        {words.lead && <strong>{words.lead}</strong>} {words.text}
      </p>
      {offered.length > 0 && (
        <div className="banner-actions">
          {offered.map((id) => {
            const { label, doing, look, run } = actionFor(id);
            const act = async () => {
              if (doing) setBusy(id);
              try {
                await run(workspace);
              } finally {
                setBusy(undefined);
              }
            };
            return (
              <Button
                key={id}
                look={look ?? 'plain'}
                aria-disabled={busy === id}
                onClick={() => busy === id || void act()}
              >
                {busy === id ? doing : label(workspace)}
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}
