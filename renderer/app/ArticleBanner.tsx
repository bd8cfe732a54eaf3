import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { type ActionId, actionFor } from './stateLine/actions.ts';
import type { Facts } from './stateLine/stateOf.ts';
import { stateFor, type ToldId } from './stateLine/states.ts';
import { told } from './stateLine/told.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './ArticleBanner.css';
import './toldLine.css';

/** What stands between the text and the disk, with ways out. Never over the text, never modal. */
export function ArticleBanner({ id, facts }: { id: ToldId; facts: Facts }) {
  const workspace = useWorkspace();
  const [busy, setBusy] = useState<ActionId>();
  const { tone, icon: Icon } = stateFor(id);
  const { lead, text, actions } = told[id](facts);
  return (
    <div
      className={`banner told-line${tone === 'trouble' ? ' banner-trouble' : ''}`}
      role={tone === 'trouble' ? 'alert' : 'status'}
    >
      <p>
        {Icon !== 'dots' && <Icon aria-hidden size={18} />}
        {lead && <strong>{lead}</strong>} {text}
      </p>
      {actions.length > 0 && (
        <div className="told-actions">
          {actions.map((action) => {
            const { label, doing, look, run } = actionFor(action);
            const act = async () => {
              if (doing) setBusy(action);
              try {
                await run(workspace);
              } finally {
                setBusy(undefined);
              }
            };
            return (
              <Button
                key={action}
                look={look ?? 'plain'}
                aria-disabled={busy === action}
                onClick={() => busy === action || void act()}
              >
                {busy === action ? doing : label(workspace)}
              </Button>
            );
          })}
        </div>
      )}
    </div>
  );
}
