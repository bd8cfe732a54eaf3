import { type DragEvent, useState } from 'react';
import { packExtension } from '../../shared/pack/extension.ts';
import { useWorkspace } from '../app/WorkspaceContext.tsx';

/** A pack that is dropped on the library is imported. @returns attributes of the element to drop on. */
export function usePackDrop() {
  const { can, dialogs, toasts } = useWorkspace();
  const [over, setOver] = useState(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  return {
    'data-drop': over || undefined,
    onDragOver(event: DragEvent) {
      if (!holdsFiles(event)) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      const takes = can('importPack');
      event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
      setOver(takes);
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      const to = event.relatedTarget;
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
    },
    onDrop(event: DragEvent) {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const files = [...event.dataTransfer.files];
      const pack = files.find(({ name }) => name.toLowerCase().endsWith(packExtension));
      if (pack && can('importPack')) dialogs.open({ kind: 'import-pack', file: pack });
      else {
        toasts.say(
          `The library takes packs (${packExtension}). Drop texts and photos into an article.`,
        );
      }
    },
  };
}
