import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { type CommandId, commands } from '../../../shared/contract/commands.ts';
import { commandTitle } from '../../desk/commandTitle.ts';
import { otherWordsFor } from '../../desk/otherWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { keyboardStore } from '../commands/keyBindings.ts';
import { keysLabel, keysOf } from '../commands/keys.ts';
import { find } from '../palette/find.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { allCommands } from '../workspace.ts';
import { ShortcutRow } from './ShortcutRow.tsx';
import './ShortcutsDialog.css';

/** Every command with its keys, which can be changed here, and a sheet of them to print. */
export function ShortcutsDialog({
  change,
  close,
}: {
  /** The keys of this one are asked for at once. */
  change?: CommandId | undefined;
  close(): void;
}) {
  const { keys } = useWorkspace();
  const keyboard = useStore(keyboardStore);
  const [text, setText] = useState(change ? commandTitle(change) : '');
  const [recording, setRecording] = useState(change);
  const all = allCommands.map((id) => {
    const given = keysOf(id, keyboard.host, keyboard.platform);
    const label = given === undefined ? '' : keysLabel(given, keyboard.platform);
    return {
      id,
      text: commandTitle(id),
      also: `${otherWordsFor(id)} ${commands[id].group} ${label}`,
      label,
    };
  });
  const shown = find(all, text);
  const groups = [...new Set(shown.map(({ id }) => commands[id].group))];
  const changed = Object.keys(keyboard.bindings).length > 0;

  return (
    <Dialog
      title="Keyboard shortcuts"
      onClose={close}
      footer={
        <>
          <span className="dialog-foot-start">
            <Button disabled={!changed} onClick={keys.resetAll}>
              Reset all
            </Button>
          </span>
          <Button icon={Printer} onClick={() => window.print()}>
            Print…
          </Button>
          <Button look="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <input
        className="input shortcuts-find"
        type="search"
        aria-label="Find a command or keys"
        placeholder="Find a command or keys"
        data-autofocus={change ? undefined : true}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className="shortcuts">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <ul>
              {shown
                .filter(({ id }) => commands[id].group === group)
                .map(({ id, text: title, label }) => (
                  <ShortcutRow
                    key={id}
                    id={id}
                    title={title}
                    label={label}
                    recording={recording === id}
                    record={(on) => setRecording(on ? id : undefined)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      {shown.length === 0 && <p role="status">No command is called “{text}”.</p>}
    </Dialog>
  );
}
