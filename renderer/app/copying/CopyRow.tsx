import { type ReactNode, useState } from 'react';
import { copyKinds } from '../../../shared/contract/commandNames.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import { Button } from '../../ui/Button.tsx';
import type { Toast } from '../toasts.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { copyArticle } from './copyArticle.ts';
import './CopyRow.css';

const labels: Readonly<Record<CopyKind, string>> = {
  html: 'HTML',
  markdown: 'Markdown',
  wordpress: 'WordPress',
  ghost: 'Ghost',
};

type Said = Pick<Toast, 'text'> & Partial<Toast>;

/** The article to the clipboard instead of into files. What happened is said here: a dialog is modal. */
export function CopyRow(): ReactNode {
  const { connection, session, dialogs } = useWorkspace();
  const [said, setSaid] = useState<Said>();
  const say = (text: string, options: Partial<Toast> = {}) => setSaid({ text, ...options });
  return (
    <section className="copy-row" aria-label="Copy to the clipboard">
      <h3>Or copy it for…</h3>
      <div className="copy-row-kinds">
        {copyKinds.map((kind) => (
          <Button
            key={kind}
            onClick={() => void copyArticle({ connection, session, dialogs, say }, kind, 'article')}
          >
            {labels[kind]}
          </Button>
        ))}
      </div>
      <div className={said && `copy-said copy-said-${said.tone ?? 'calm'}`}>
        {/* What is read out by itself is the words, and no button. */}
        <p role="status">{said?.text}</p>
        {said?.action && (
          <Button look="quiet" onClick={said.action.run}>
            {said.action.label}
          </Button>
        )}
      </div>
    </section>
  );
}
