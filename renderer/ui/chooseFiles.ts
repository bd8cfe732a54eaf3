/** What is accepted for photos. */
export const pictures = 'image/*';

/**
 * The browser's own file picker; works in both hosts. Needs a click or a key, as browsers want it.
 *
 * @param accept as of an `<input type="file">`
 * @returns none when the person closed it
 */
export function chooseFiles(accept: string, several: boolean): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = several;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** One of them. @returns undefined when the person closed it */
export const chooseFile = async (accept: string): Promise<File | undefined> =>
  (await chooseFiles(accept, false))[0];
