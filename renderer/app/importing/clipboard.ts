/** The clipboard's text, or '' where the browser does not let a page read it. */
export async function readClipboardText(): Promise<string> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return '';
  }
}
