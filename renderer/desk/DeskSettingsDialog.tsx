import { useState } from 'react';
import { useStore } from 'zustand';
import type { DeskSettings } from '../../shared/contract/deskDefaults.ts';
import type { DeskChange } from '../../shared/contract/deskSettings.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { BlockChoices } from './BlockChoices.tsx';
import { deskSettingsStore } from './deskSettings.ts';
import { LabelFields } from './LabelFields.tsx';
import { LimitRows } from './LimitRows.tsx';
import { MeasureFields } from './MeasureFields.tsx';
import './DeskSettingsDialog.css';

export interface DeskPart {
  draft: DeskSettings;
  change(change: Partial<DeskSettings>): void;
}

/** What the whole desk writes by. What a person changes here everybody gets who opens the library. */
export function DeskSettingsDialog({ close }: { close(): void }) {
  const { deskSettings, toasts } = useWorkspace();
  const { settings, problems } = useStore(deskSettingsStore);
  const [draft, setDraft] = useState(settings);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<DeskSettings>) => setDraft({ ...draft, ...part });

  async function save() {
    if (busy) return;
    const changed = changedParts(settings, draft);
    if (!changed) return close();
    setBusy(true);
    const wrong = await deskSettings.save(changed);
    setBusy(false);
    if (wrong !== undefined) return setProblem(wrong);
    close();
    toasts.say('The desk’s settings are saved.');
  }

  const parts = { draft, change };
  return (
    <Dialog
      title="Desk settings"
      problem={problem}
      onClose={close}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" type="submit" disabled={busy}>
            Save
          </Button>
        </>
      }
    >
      <p className="desk-note">
        For everybody who works in this library. They lie in <code>.stet/desk.json</code>, a file
        that can be copied to another desk.
      </p>
      {settings.presets.length > 0 && (
        <p className="desk-note">
          Presets for exports: {settings.presets.map(({ name }) => name).join(', ')}. They are made
          and changed where they are used, in the export dialog.
        </p>
      )}
      {problems.length > 0 && (
        <ul className="dialog-problem" aria-label="Problems of the file">
          {problems.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <LimitRows {...parts} />
      <LabelFields {...parts} />
      <BlockChoices {...parts} />
      <MeasureFields {...parts} />
      <fieldset className="desk-group">
        <legend>Typography</legend>
        <Choice
          label="Typographic quotes and dashes while typing"
          note="By the article’s language. Everybody can switch it off for themselves."
          checked={draft.typography.asYouType}
          onChange={(asYouType) => change({ typography: { ...draft.typography, asYouType } })}
        />
        <Choice
          label="Also in plain text that is pasted"
          note="Wire copy always stays as it came."
          checked={draft.typography.onPaste}
          onChange={(onPaste) => change({ typography: { ...draft.typography, onPaste } })}
        />
      </fieldset>
    </Dialog>
  );
}

/** Only what differs is sent: what others changed meanwhile in other parts stays. */
function changedParts(before: DeskSettings, after: DeskSettings): DeskChange | undefined {
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof DeskSettings]),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}
