const extensions: Readonly<Record<string, string>> = {
  png: 'png',
  jpeg: 'jpg',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
};

/**
 * A picture that a paste brings as a `data:` address.
 *
 * @param name of the file, without an extension or with its own
 * @returns undefined where it is no picture that a page shows
 */
export function pictureFile(address: string, name: string): File | undefined {
  const [head, type = ''] = /^data:image\/(png|jpe?g|gif|webp|avif);base64,/i.exec(address) ?? [];
  if (!head) return undefined;
  try {
    const text = atob(address.slice(head.length).replace(/[\s%]+/g, ''));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const kind = type.toLowerCase();
    return new File([bytes], name.includes('.') ? name : `${name}.${extensions[kind]}`, {
      type: `image/${kind === 'jpg' ? 'jpeg' : kind}`,
    });
  } catch {
    return undefined;
  }
}
