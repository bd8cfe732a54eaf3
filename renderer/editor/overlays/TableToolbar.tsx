import { TextSelection } from '@tiptap/pm/state';
import { Fragment, useRef } from 'react';
import { commands } from '../../../shared/contract/commands.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorCommandId } from '../editorHandle.ts';
import { labels } from '../labels.ts';
import { headersOf } from '../tables/grid.ts';
import { inTable } from '../tables/inTable.ts';
import { Toolbar } from './Toolbar.tsx';
import { tableTools } from './tableTools.ts';
import { useFloating } from './useFloating.ts';
import { useSnapshot } from './useSnapshot.ts';

/** What can be done with the table that the caret is in. */
export function TableToolbar({ instance }: { instance: ArticleEditorInstance }) {
  const { view } = instance.editor;
  const bar = useRef<HTMLDivElement>(null);
  const table = useSnapshot(instance, (state) => {
    const hasFocus = view.hasFocus() || bar.current?.contains(document.activeElement);
    // Over selected words there is the toolbar for words.
    const hasWords = state.selection instanceof TextSelection && !state.selection.empty;
    const found = hasFocus && !hasWords ? inTable(state) : undefined;
    if (!found) return undefined;
    const { row, column } = headersOf(found.grid);
    return {
      pos: found.pos,
      size: `${found.grid.rows.length} ${found.grid.width}`,
      row,
      column,
      merge: instance.can('mergeCells'),
      split: instance.can('splitCell'),
    };
  });
  const element = table && view.nodeDOM(table.pos);
  const anchor = element instanceof HTMLElement ? element : undefined;
  useFloating(bar, anchor, 'top', `${table?.pos} ${table?.size}`, 'above');
  if (!table) return null;

  const pressed: Partial<Record<EditorCommandId, boolean>> = {
    headerRow: table.row,
    headerColumn: table.column,
  };
  const off: Partial<Record<EditorCommandId, boolean>> = {
    mergeCells: !table.merge,
    splitCell: !table.split,
  };
  return (
    <Toolbar
      bar={bar}
      label={labels.table.toolbar}
      className="table-toolbar"
      onLeave={() => view.focus()}
    >
      {tableTools.map(({ label, buttons }, index) => (
        <Fragment key={buttons[0]?.[0]}>
          {label && (
            <span className="toolbar-label starts-group" aria-hidden="true">
              {label}
            </span>
          )}
          {buttons.map(([id, Icon], at) => (
            <button
              key={id}
              type="button"
              className={at === 0 && index > 0 && !label ? 'starts-group' : undefined}
              aria-label={commands[id].title}
              title={commands[id].title}
              aria-pressed={pressed[id]}
              disabled={off[id]}
              onClick={(event) => {
                const button = event.currentTarget;
                instance.run(id);
                // By keyboard one may want the next button too.
                if (event.detail === 0 && id !== 'deleteTable') button.focus();
              }}
            >
              <Icon size={17} aria-hidden="true" />
            </button>
          ))}
        </Fragment>
      ))}
    </Toolbar>
  );
}
