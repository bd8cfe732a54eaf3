import { Eye, FileUp, type LucideIcon, PanelLeft, PanelRight, Search, Type } from 'lucide-react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../shared/contract/commands.ts';
import { IconButton } from '../ui/Button.tsx';
import { keyboardStore } from './commands/keyBindings.ts';
import { useHeadline } from './useHeadline.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './TopBar.css';

/** @param covered a pane lies over it */
export function TopBar({ covered }: { covered: boolean }) {
  const { layout, session } = useWorkspace();
  const { libraryOpen, inspectorOpen, previewOpen } = useStore(layout.store);
  const isOpen = useStore(session.store, ({ open }) => open !== undefined);
  const name = useStore(session.store, ({ open }) => open?.name);
  const headline = useHeadline();

  return (
    <header className="top-bar" inert={covered}>
      <Tool command="toggleLibrary" label="Library" icon={PanelLeft} pressed={libraryOpen} />
      <p className="top-bar-title" title={[headline, name].filter(Boolean).join('\n')} dir="auto">
        {isOpen ? headline || 'New article' : ''}
      </p>
      <Tool command="palette" label="Command palette" icon={Search} />
      {/* Made before there is an article, which is on the screen the sooner for that. */}
      <div className="top-bar-tools" hidden={!isOpen}>
        <Tool command="viewMenu" label="View" icon={Type} />
        <Tool command="preview" label="Preview" icon={Eye} pressed={previewOpen} />
        <Tool command="exportArticle" label="Export…" icon={FileUp} />
        <Tool
          command="toggleInspector"
          label="Inspector"
          icon={PanelRight}
          pressed={inspectorOpen && !previewOpen}
        />
      </div>
    </header>
  );
}

interface ToolProps {
  command: CommandId;
  label: string;
  icon: LucideIcon;
  pressed?: boolean;
}

/** Stays as it is when an article comes or gets another headline. */
const Tool = memo(function Tool({ command, label, icon, pressed }: ToolProps) {
  const { run, shortcut } = useWorkspace();
  // A key that changes shows in the tooltip.
  useStore(keyboardStore);
  return (
    <IconButton
      label={label}
      shortcut={shortcut(command)}
      icon={icon}
      aria-pressed={pressed}
      onClick={() => run(command)}
    />
  );
});
