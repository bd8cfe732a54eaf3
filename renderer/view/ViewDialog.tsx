import { Minus, Plus } from 'lucide-react';
import { useStore } from 'zustand';
import type { CommandId } from '../../shared/contract/commands.ts';
import {
  textSizeLimits,
  type ViewSettings,
  zoomLimits,
} from '../../shared/contract/viewDefaults.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { viewSettingsStore } from './viewSettings.ts';
import './ViewDialog.css';

/** How the text is seen. Everything holds at once, and for this person everywhere. */
export function ViewDialog({ close }: { close(): void }) {
  const { view, desk } = useWorkspace();
  const settings = useStore(viewSettingsStore);
  return (
    <Dialog title="View" size="s" onClose={close}>
      <Group name="theme" legend="Theme" options={themeNames} settings={settings} />
      <Stepper
        label="Zoom"
        value={settings.zoom}
        limits={zoomLimits}
        by={view.zoomBy}
        less="zoomOut"
        more="zoomIn"
      />
      <Stepper
        label="Text size"
        value={settings.textSize}
        limits={textSizeLimits}
        by={view.textSizeBy}
        less="smallerText"
        more="largerText"
      />
      <Group name="column" legend="Column" options={columnNames} settings={settings} />
      <Group name="focus" legend="Focus" options={focusNames} settings={settings} />
      <fieldset className="view-group view-switches">
        <legend>While writing</legend>
        <Switch
          settings={settings}
          name="typewriter"
          label="Typewriter scrolling"
          note="The line you write stays where it is."
        />
        <Switch
          settings={settings}
          name="invisibles"
          label="Invisible characters"
          note="Spaces, line breaks and paragraph ends."
        />
        <Switch
          settings={settings}
          name="typography"
          label="Typographic quotes and dashes"
          note="Backspace takes one back."
        />
      </fieldset>
      <fieldset className="view-group view-switches">
        <legend>For screen readers and magnifiers</legend>
        <Switch
          settings={settings}
          name="layOutAll"
          label="Lay out all of a long article"
          note="They know every line, also far from the window. Typing in a very long article gets slower."
        />
      </fieldset>
      {desk.host === 'web' && (
        <p className="view-note">The browser’s own zoom works too, and comes on top.</p>
      )}
    </Dialog>
  );
}

const themeNames: Record<ViewSettings['theme'], string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  proof: 'Proofreading',
};
const columnNames: Record<ViewSettings['column'], string> = {
  narrow: 'Narrow',
  normal: 'Normal',
  wide: 'Wide',
};
const focusNames: Record<ViewSettings['focus'], string> = {
  off: 'Off',
  paragraph: 'Paragraph',
  sentence: 'Sentence',
};

type Name = 'theme' | 'column' | 'focus';

interface GroupProps<N extends Name> {
  name: N;
  legend: string;
  options: Record<ViewSettings[N], string>;
  settings: ViewSettings;
}

function Group<N extends Name>({ name, legend, options, settings }: GroupProps<N>) {
  const { view } = useWorkspace();
  return (
    <fieldset className="view-group">
      <legend>{legend}</legend>
      {Object.entries<string>(options).map(([value, label]) => (
        <Choice
          key={value}
          type="radio"
          name={name}
          label={label}
          checked={settings[name] === value}
          onChange={() => view.change({ [name]: value } as Partial<ViewSettings>)}
        />
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  settings: ViewSettings;
  name: 'typewriter' | 'invisibles' | 'layOutAll' | 'typography';
  label: string;
  note: string;
}

function Switch({ settings, name, label, note }: SwitchProps) {
  const { view } = useWorkspace();
  return (
    <Choice
      label={label}
      note={note}
      checked={settings[name]}
      onChange={(on) => view.change({ [name]: on })}
    />
  );
}

interface StepperProps {
  label: string;
  value: number;
  limits: { least: number; most: number };
  by(steps: number): void;
  less: CommandId;
  more: CommandId;
}

function Stepper({ label, value, limits, by, less, more }: StepperProps) {
  const { shortcut } = useWorkspace();
  return (
    <fieldset className="view-stepper" aria-label={label}>
      <span>{label}</span>
      <IconButton
        label={`${label}: smaller`}
        shortcut={shortcut(less)}
        icon={Minus}
        disabled={value <= limits.least}
        onClick={() => by(-1)}
      />
      <output>{value}%</output>
      <IconButton
        label={`${label}: larger`}
        shortcut={shortcut(more)}
        icon={Plus}
        disabled={value >= limits.most}
        onClick={() => by(1)}
      />
    </fieldset>
  );
}
