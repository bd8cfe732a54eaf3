import { Ellipsis, Pencil, Plus, Save, Trash2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PresetChange } from '../../../shared/contract/presets/changePresets.ts';
import type { ExportPreset } from '../../../shared/contract/presets/exportPreset.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { choicesOf, differs, presetOf } from './choices.ts';
import type { Choosing } from './useChoices.ts';

/** The desk's ways to export: taken, kept under a name, changed, let go. */
export function PresetChoice({ choosing }: { choosing: Choosing }) {
  const { deskSettings, dialogs, library } = useWorkspace();
  const { presets, choices, change } = choosing;
  const writable = useStore(library.store, ({ status }) => status?.state === 'ready');
  const [menu, setMenu] = useState<{ x: number; y: number }>();
  const select = useRef<HTMLSelectElement>(null);
  const [said, setSaid] = useState<{ text: string; undo?: () => void }>();
  const chosen = presets.find(({ name }) => name === choices.preset);
  const changed = chosen !== undefined && differs(choices, chosen);
  if (!writable && presets.length === 0) return null;

  /** @returns what went wrong. */
  async function add(preset: ExportPreset, text: string) {
    const wrong = await deskSettings.changePreset({ what: 'put', preset });
    if (wrong !== undefined) return wrong;
    change(choicesOf(preset));
    setSaid({ text });
    // The button that asked for the name is gone by then.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) select.current?.focus();
    });
    return undefined;
  }

  async function attempt(presetChange: PresetChange, next: { text: string; undo?: () => void }) {
    const wrong = await deskSettings.changePreset(presetChange);
    setSaid(wrong === undefined ? next : undefined);
    choosing.complain(wrong);
    return wrong === undefined;
  }

  function saveNew() {
    dialogs.open({
      kind: 'naming',
      title: 'Save as a preset',
      label: 'Name',
      value: '',
      button: 'Save preset',
      submit: (name) => add(presetOf(name, choices), `“${name}” is saved for the desk.`),
    });
  }

  function rename(preset: ExportPreset) {
    dialogs.open({
      kind: 'naming',
      title: 'Rename the preset',
      label: 'Name',
      value: preset.name,
      button: 'Rename',
      async submit(name) {
        const renamed = { ...preset, name };
        const put = { what: 'put', preset: renamed, was: preset.name } as const;
        const wrong = await deskSettings.changePreset(put);
        if (wrong !== undefined) return wrong;
        change({ ...choices, preset: name });
        setSaid({ text: `It is called “${name}” now.` });
        return undefined;
      },
    });
  }

  async function update(preset: ExportPreset) {
    const next = presetOf(preset.name, choices);
    const was = preset.name;
    await attempt(
      { what: 'put', preset: next, was },
      {
        text: `“${was}” asks for this now.`,
        undo: () => void attempt({ what: 'put', preset, was }, { text: `“${was}” is as it was.` }),
      },
    );
  }

  async function remove(preset: ExportPreset) {
    const { name } = preset;
    const at = presets.indexOf(preset);
    const { preset: _, ...rest } = choices;
    const gone = await attempt(
      { what: 'remove', name },
      {
        text: `“${name}” is deleted.`,
        undo: () =>
          void attempt({ what: 'put', preset, at }, { text: `“${name}” is there again.` }).then(
            (back) => back && change({ ...rest, preset: name }),
          ),
      },
    );
    if (gone) change(rest);
  }

  const items: MenuItem[] = [
    ...(chosen && changed
      ? [
          { label: `Update “${chosen.name}”`, icon: Save, run: () => void update(chosen) },
          { label: `Back to “${chosen.name}”`, icon: Undo2, run: () => change(choicesOf(chosen)) },
        ]
      : []),
    { label: 'Save as a new preset…', icon: Plus, run: saveNew },
    ...(chosen
      ? [
          { label: `Rename “${chosen.name}”…`, icon: Pencil, run: () => rename(chosen) },
          {
            label: `Delete “${chosen.name}”`,
            icon: Trash2,
            danger: true,
            run: () => void remove(chosen),
          },
        ]
      : []),
  ];

  return (
    <div className="export-preset">
      <div className="export-preset-row">
        <Field label="Preset" beside={changed && <span className="export-changed">Changed</span>}>
          {(attributes) => (
            <select
              {...attributes}
              ref={select}
              className="input"
              value={chosen?.name ?? ''}
              onChange={({ currentTarget: { value } }) => {
                const preset = presets.find(({ name }) => name === value);
                const { preset: _, ...rest } = choices;
                change(preset ? choicesOf(preset) : rest);
                setSaid(undefined);
              }}
            >
              <option value="">None</option>
              {presets.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {writable &&
          (chosen ? (
            <IconButton
              label="More for presets"
              icon={Ellipsis}
              aria-haspopup="menu"
              onClick={(event) => {
                const box = event.currentTarget.getBoundingClientRect();
                setMenu({ x: box.left, y: box.bottom + 4 });
              }}
            />
          ) : (
            <Button disabled={choices.formats.length === 0} onClick={saveNew}>
              Save as a preset…
            </Button>
          ))}
      </div>
      <p className="export-said" role="status">
        {said?.text}
        {said?.undo && (
          <Button look="quiet" onClick={said.undo}>
            Undo
          </Button>
        )}
      </p>
      {menu && <Menu label="Presets" at={menu} items={items} onClose={() => setMenu(undefined)} />}
    </div>
  );
}
