import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { KeptText } from '../../shared/contract/journal.ts';
import { failureOf } from '../app/connect.ts';
import { amount } from '../app/length/lengthText.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { relativeTime } from './relativeTime.ts';
import './KeptTextList.css';
import { quoted } from '../../shared/copydesk/quoted.ts';

/** Texts that are in no file: what was typed when Stet, or the whole machine, went away. */
export function KeptTextList() {
  const { kept } = useWorkspace();
  const texts = useStore(kept.store, (state) => state.texts);
  if (texts.length === 0) return null;
  return (
    <section className="kept-texts" aria-label="Not saved">
      <h3>Not saved</h3>
      <ul>
        {texts.map((text) => (
          <KeptTextRow key={text.journal} text={text} />
        ))}
      </ul>
    </section>
  );
}

function KeptTextRow({ text }: { text: KeptText }) {
  const { kept, panes, toasts } = useWorkspace();
  const title = text.headline || text.name || 'Without a headline';

  const bringBack = () => void panes.restore(text.journal, text.file);

  async function discard() {
    try {
      await kept.discard(text.journal);
      toasts.say(`${quoted(title)} was discarded.`, {
        action: { label: 'Bring it back', run: bringBack },
      });
    } catch (error) {
      toasts.say(failureOf(error).message, { tone: 'trouble' });
    }
  }

  return (
    <li className="kept-text">
      <button type="button" className="kept-text-open" onClick={bringBack}>
        <span className="kept-text-title" title={title}>
          {title}
        </span>
        <span className="kept-text-about">
          {/* A headline alone is not nothing. */}
          {text.words > 0 && `${amount(text.words, 'words')} · `}
          {relativeTime(text.changed, Date.now())}
        </span>
      </button>
      <IconButton label={`Discard ${quoted(title)}`} icon={X} onClick={() => void discard()} />
    </li>
  );
}
