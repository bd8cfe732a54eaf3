/**
 * The browser's own file picker; works in both hosts.
 *
 * @param accept as of an `<input type="file">`
 * @returns undefined when the person closed it
 */
export function chooseFile(accept: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
