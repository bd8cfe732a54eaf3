import { type RefObject, useEffect } from 'react';
import { packExtension } from '../../shared/pack/extension.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';

/** A pack that is dropped on the library is imported. */
export function PackDrop({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const { can, dialogs, toasts } = useWorkspace();
  useEffect(() => {
    const library = pane.current;
    if (!library) return;
    const listeners = new AbortController();
    const { signal } = listeners;
    const show = (over: boolean) => library.toggleAttribute('data-drop', over);
    const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files');

    function over(event: DragEvent) {
      if (!holdsFiles(event)) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      const takes = can('importPack');
      if (event.dataTransfer) event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
      show(takes);
    }
    function leave({ relatedTarget: to }: DragEvent) {
      if (!(to instanceof Node) || !library?.contains(to)) show(false);
    }
    function drop(event: DragEvent) {
      show(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const pack = files.find(({ name }) => name.toLowerCase().endsWith(packExtension));
      if (pack && can('importPack')) dialogs.open({ kind: 'import-pack', file: pack });
      else {
        toasts.say(
          `The library takes packs (${packExtension}). Drop texts and photos into an article.`,
        );
      }
    }
    library.addEventListener('dragover', over, { signal });
    library.addEventListener('dragleave', leave, { signal });
    library.addEventListener('drop', drop, { signal });
    return () => listeners.abort();
  }, [pane, can, dialogs, toasts]);
  return null;
}
