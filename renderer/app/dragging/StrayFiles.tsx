import { useEffect } from 'react';

/** A file that is let go where nothing takes it stays where it was: the browser would open it. */
export function StrayFiles() {
  useEffect(() => {
    function refuse(event: DragEvent) {
      const { dataTransfer, defaultPrevented, target } = event;
      const isTaken =
        defaultPrevented || (target instanceof Element && target.matches('[type=file]'));
      if (isTaken || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      dataTransfer.dropEffect = 'none';
    }
    const listeners = new AbortController();
    const { signal } = listeners;
    for (const type of ['dragenter', 'dragover', 'drop'] as const) {
      addEventListener(type, refuse, { signal });
    }
    return () => listeners.abort();
  }, []);
  return null;
}
