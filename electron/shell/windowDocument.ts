import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';

const longestTitle = 300;

/** What a page says of its document, or undefined where it says something else. */
export function readDocument(value: unknown): WindowDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { title, unsaved, file } = value as Record<string, unknown>;
  if (typeof title !== 'string' || typeof unsaved !== 'boolean') return undefined;
  if (file !== undefined && !(typeof file === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(file))) {
    return undefined;
  }
  return { title: oneLine(title), unsaved, file };
}

const oneLine = (text: string) =>
  Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, longestTitle)
    .join('');

/** macOS shows a dot in the close button and the program's name in the menu bar. */
export function windowTitle({ title, unsaved }: WindowDocument, platform: NodeJS.Platform): string {
  const named = title === '' ? 'Untitled' : title;
  return platform === 'darwin' ? named : `${unsaved ? '● ' : ''}${named} – Stet`;
}
