import { RotateCcw, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/contract/commands.ts';
import { commandTitle } from '../../desk/commandTitle.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { keyboardStore } from '../commands/keyBindings.ts';
import { defaultKeys, keysLabel } from '../commands/keys.ts';
import { acceleratorOf, commandWith, reservedFor } from '../commands/recording.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';

interface ShortcutRowProps {
  id: CommandId;
  title: string;
  /** Its keys for people; '' for none. */
  label: string;
  recording: boolean;
  record(on: boolean): void;
}

interface Clash {
  keys: string;
  other: CommandId;
}

/** One command: its keys, and a field that takes the next keys that are pressed. */
export function ShortcutRow({ id, title, label, recording, record }: ShortcutRowProps) {
  const { keys } = useWorkspace();
  const keyboard = useStore(keyboardStore);
  const [problem, setProblem] = useState<string>();
  const [clash, setClash] = useState<Clash>();
  const button = useRef<HTMLButtonElement>(null);
  const changed = keyboard.bindings[id] !== undefined;

  useEffect(() => {
    if (recording) return;
    setProblem(undefined);
    setClash(undefined);
  }, [recording]);

  function done(change: () => void) {
    change();
    record(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!recording) return;
    // Tab goes on as everywhere; nobody may be caught in here.
    if (event.key === 'Tab') return record(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return done(() => undefined);
    if (clash && event.key === 'Enter') return take(clash);
    const pressed = acceleratorOf(event.nativeEvent, keyboard.platform);
    if (pressed === undefined) return;
    const reserved = reservedFor(pressed, event.nativeEvent, keyboard);
    const other = commandWith(pressed, id, keyboard);
    const name = keysLabel(pressed, keyboard.platform);
    setProblem(reserved && `${name}: ${reserved}`);
    setClash(!reserved && other ? { keys: pressed, other } : undefined);
    if (!reserved && !other) done(() => keys.assign(id, pressed));
  }

  const own = defaultKeys(id, keyboard.host, keyboard.platform);
  const take = ({ keys: wanted, other }: Clash) =>
    done(() => (wanted === own ? keys.reset(id, other) : keys.assign(id, wanted, other)));

  function reset() {
    const other = own && commandWith(own, id, keyboard);
    if (!other) return done(() => keys.reset(id));
    // Another command was given them since: whoever wants them back says so.
    record(true);
    setClash({ keys: own, other });
    button.current?.focus();
  }

  return (
    <li className="shortcut" data-changed={changed || undefined}>
      <span className="shortcut-title">{title}</span>
      <button
        ref={button}
        type="button"
        className="shortcut-keys"
        data-autofocus={recording || undefined}
        aria-label={
          recording
            ? `Press the keys for ${title}`
            : `Change the keys of ${title}: ${label || 'none'}`
        }
        aria-pressed={recording}
        onClick={() => record(!recording)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          const inside = event.currentTarget.parentElement?.contains(event.relatedTarget);
          if (recording && !inside) record(false);
        }}
      >
        {recording ? 'Press the keys…' : label ? <kbd>{label}</kbd> : <span>none</span>}
      </button>
      <span className="shortcut-acts">
        {label !== '' && (
          <IconButton
            size="s"
            label={`No keys for ${title}`}
            icon={X}
            onClick={() => done(() => keys.assign(id, null))}
          />
        )}
        {changed && (
          <IconButton
            size="s"
            label={`Reset the keys of ${title}`}
            icon={RotateCcw}
            onClick={reset}
          />
        )}
      </span>
      {recording && (problem || clash) && (
        <p className="shortcut-problem" role="alert">
          {problem}
          {clash && (
            <>
              {keysLabel(clash.keys, keyboard.platform)} belongs to “{commandTitle(clash.other)}”.{' '}
              <Button onClick={() => take(clash)}>Take it (Enter)</Button>
            </>
          )}
        </p>
      )}
    </li>
  );
}
