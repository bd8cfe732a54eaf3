/** Has the browser save a file, where its downloads go or where it asks for. */
export function download(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  freeLater(url);
}

/** The browser reads what it was handed after this turn; a minute is ample for it to begin. */
export const freeLater = (url: string) => setTimeout(() => URL.revokeObjectURL(url), 60_000);
