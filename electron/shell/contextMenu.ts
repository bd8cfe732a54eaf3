import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

type Asked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'linkURL' | 'editFlags'>;

/** What a right click offers, or nothing where there is nothing to do. */
export function contextMenuTemplate(
  { isEditable, selectionText, linkURL, editFlags }: Asked,
  link: { open(href: string): void; copy(href: string): void },
): MenuItemConstructorOptions[] {
  const items: MenuItemConstructorOptions[] = [];
  if (linkURL !== '') {
    items.push(
      { label: 'Open link…', click: () => link.open(linkURL) },
      { label: 'Copy link address', click: () => link.copy(linkURL) },
    );
  }
  const edit: MenuItemConstructorOptions[] = isEditable
    ? [
        { role: 'cut', enabled: editFlags.canCut },
        { role: 'copy', enabled: editFlags.canCopy },
        { role: 'paste', enabled: editFlags.canPaste },
        {
          role: 'pasteAndMatchStyle',
          label: 'Paste without formatting',
          enabled: editFlags.canPaste,
        },
        { type: 'separator' },
        { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll },
      ]
    : selectionText.trim() === ''
      ? []
      : [{ role: 'copy', enabled: editFlags.canCopy }];
  if (items.length > 0 && edit.length > 0) items.push({ type: 'separator' });
  return [...items, ...edit];
}
