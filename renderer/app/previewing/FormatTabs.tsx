import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ExportFormat, FormatId } from '../../../shared/contract/exports.ts';

interface FormatTabsProps {
  formats: readonly Pick<ExportFormat, 'id' | 'name'>[];
  shown: FormatId;
  show(format: FormatId): void;
  /** Of the panel that they switch. */
  panel: string;
}

export const tabOf = (panel: string, format: FormatId) => `${panel}-${format}`;

/** One below the other; on a narrow screen a row that scrolls, so that both ways of arrows lead on. */
export function FormatTabs({ formats, shown, show, panel }: FormatTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${shown}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (moved.current) tab?.focus();
    moved.current = false;
  }, [shown]);

  function onKeyDown(event: KeyboardEvent) {
    const at = formats.findIndex(({ id }) => id === shown);
    const last = formats.length - 1;
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowRight: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    const next = to === undefined ? undefined : formats[to];
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    show(next.id);
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Formats"
      aria-orientation="vertical"
      className="format-tabs"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {formats.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabOf(panel, id)}
          data-tab={id}
          data-autofocus={id === shown || undefined}
          aria-selected={id === shown}
          aria-controls={panel}
          tabIndex={id === shown ? 0 : -1}
          className="format-tab"
          onClick={() => show(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
