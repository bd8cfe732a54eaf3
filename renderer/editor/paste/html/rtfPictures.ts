/** More pictures than a story has are not read. */
const most = 200;

/** Parts of a document that are no part of its text. */
const beside =
  /^(header|footer|nonshppict|listpicture|fonttbl|stylesheet|themedata|colorschememapping)/;

/**
 * The pictures of Word's RTF in the order of the text: its HTML only says where they lay on the disk
 * of whoever copied. One pass; the RTF need not be well-formed.
 *
 * @returns undefined in the place of a picture in a format that cannot be shown (EMF, WMF)
 */
export function rtfPictures(rtf: string): (File | undefined)[] {
  const found: (File | undefined)[] = [];
  if (!rtf.includes('\\pict')) return found;
  const groups: { skipped: boolean; picture?: { type: string; hex: string[] } }[] = [];
  const token = /[{}]|\\([a-z]+)(-?\d+)? ?|\\['*]|\\[^a-z]|[^{}\\]+/gi;
  for (let match = token.exec(rtf); match && found.length < most; match = token.exec(rtf)) {
    const [text, word, number] = match;
    const group = groups.at(-1);
    if (text === '{') groups.push({ skipped: group?.skipped ?? false });
    else if (text === '}') {
      const closed = groups.pop();
      if (closed?.picture && !closed.skipped) found.push(toFile(closed.picture, found.length));
    } else if (!group) continue;
    else if (word === undefined) {
      if (group.picture && !text.startsWith('\\')) group.picture.hex.push(text);
    } else if (beside.test(word)) group.skipped = true;
    else if (word === 'pict') group.picture = { type: '', hex: [] };
    else if (word === 'bin') token.lastIndex += Math.max(0, Number(number) || 0);
    else if (group.picture && /blip$|metafile$|^macpict$/.test(word)) group.picture.type = word;
  }
  return found;
}

function toFile(picture: { type: string; hex: string[] }, index: number): File | undefined {
  const kind = { pngblip: 'png', jpegblip: 'jpeg' }[picture.type];
  if (!kind) return undefined;
  const hex = picture.hex.join('').replace(/[^0-9a-f]/gi, '');
  const bytes = new Uint8Array(hex.length >> 1);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  }
  if (bytes.length === 0) return undefined;
  const name = `picture-${index + 1}.${kind === 'jpeg' ? 'jpg' : kind}`;
  return new File([bytes], name, { type: `image/${kind}` });
}
