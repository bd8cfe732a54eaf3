/**
 * Has the clipboard written as by a key; false where the browser refuses, which wants a click or a
 * key of the last seconds for it.
 */
export function writeByEvent(write: (data: DataTransfer) => void): boolean {
  let written = false;
  const listener = (event: ClipboardEvent) => {
    const data = event.clipboardData;
    if (!data) return;
    // Neither the editor nor the page's own selection has a say in it.
    event.preventDefault();
    event.stopImmediatePropagation();
    write(data);
    written = true;
  };
  document.addEventListener('copy', listener, { capture: true });
  try {
    return document.execCommand('copy') && written;
  } finally {
    document.removeEventListener('copy', listener, { capture: true });
  }
}
