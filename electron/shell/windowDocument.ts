import { z } from 'zod';
import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';
import { fileId } from '../../shared/contract/values.ts';

const longestTitle = 300;

const schema = z.object({ title: z.string(), unsaved: z.boolean(), file: fileId.optional() });

/** What a page says of its document, or undefined where it says something else. */
export function readDocument(value: unknown): WindowDocument | undefined {
  const read = schema.safeParse(value);
  return read.success ? { ...read.data, title: oneLine(read.data.title) } : undefined;
}

const oneLine = (text: string) =>
  Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, longestTitle)
    .join('');

/** macOS shows a dot in the close button, and the program's name in the menu bar. */
export function windowTitle({ title, unsaved }: WindowDocument, platform: NodeJS.Platform): string {
  if (title === '' || title === 'Stet') return 'Stet';
  return platform === 'darwin' ? title : `${unsaved ? '● ' : ''}${title} – Stet`;
}
