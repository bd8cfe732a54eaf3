import type { LucideIcon } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { holdFocus } from './holdFocus.ts';
import './Menu.css';

export interface MenuItem {
  label: string;
  icon?: LucideIcon | undefined;
  shortcut?: string | undefined;
  /** Neighbours with the same name stand together under it. */
  group?: string | undefined;
  danger?: boolean;
  run(): void;
}

export interface MenuProps {
  label: string;
  /** In pixels of the window: the pointer, or a button's corner. */
  at: { x: number; y: number };
  items: readonly MenuItem[];
  onClose(): void;
}

/** A menu over everything else; the first item has the focus, which goes back when it closes. */
export function Menu({ label, at, items, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const margin = 8;
    element.style.left = `${Math.max(margin, Math.min(at.x, innerWidth - width - margin))}px`;
    element.style.top = `${Math.max(margin, Math.min(at.y, innerHeight - height - margin))}px`;
  }, [at]);

  useLayoutEffect(() => {
    const goBack = holdFocus(menu.current);
    menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    return () => {
      const inMenu = menu.current?.contains(document.activeElement);
      const lost = document.activeElement === document.body;
      if (inMenu || lost) goBack();
    };
  }, []);

  // As the system's menus do: what it belongs to is elsewhere then.
  useLayoutEffect(() => {
    addEventListener('resize', onClose);
    return () => removeEventListener('resize', onClose);
  }, [onClose]);

  function moveBy(step: number | 'first' | 'last') {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const current = all.indexOf(document.activeElement as HTMLElement);
    const next =
      step === 'first'
        ? 0
        : step === 'last'
          ? all.length - 1
          : (current + step + all.length) % all.length;
    all[next]?.focus();
  }

  /** To the next item that begins with it. */
  function moveToLetter(letter: string) {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const current = all.indexOf(document.activeElement as HTMLElement);
    const begins = (item: HTMLElement) =>
      item.querySelector('span')?.textContent?.toLowerCase().startsWith(letter.toLowerCase());
    [...all.slice(current + 1), ...all.slice(0, current + 1)].find(begins)?.focus();
  }

  const drawn = ({ label: text, icon: Icon, shortcut, danger, run }: MenuItem) => (
    <button
      key={text}
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={danger ? 'menu-item menu-item-danger' : 'menu-item'}
      onPointerMove={({ currentTarget }) => currentTarget.focus()}
      onClick={() => {
        onClose();
        run();
      }}
    >
      {Icon && <Icon aria-hidden size={16} />}
      <span>{text}</span>
      {shortcut && <kbd>{shortcut}</kbd>}
    </button>
  );

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      aria-label={label}
      className="menu"
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        // By the key of another place: what is left behind would stay open over the text.
        if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover();
      }}
      onKeyDown={(event) => {
        const steps: Record<string, number | 'first' | 'last'> = {
          ArrowDown: 1,
          ArrowUp: -1,
          Home: 'first',
          End: 'last',
        };
        const step = steps[event.key];
        if (step !== undefined) moveBy(step);
        else if (/^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
          moveToLetter(event.key);
        } else if (event.key === 'Escape' || event.key === 'Tab') onClose();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {groupsOf(items).map(([name, group]) =>
        name === undefined ? (
          group.map(drawn)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a menu
          <div key={name} role="group" aria-label={name} className="menu-group">
            <div className="menu-group-name" aria-hidden>
              {name}
            </div>
            {group.map(drawn)}
          </div>
        ),
      )}
    </div>
  );
}

function groupsOf(items: readonly MenuItem[]): [name: string | undefined, items: MenuItem[]][] {
  const groups: [string | undefined, MenuItem[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last[0] === item.group) last[1].push(item);
    else groups.push([item.group, [item]]);
  }
  return groups;
}
