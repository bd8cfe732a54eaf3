import { z } from 'zod';
import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';
import { fileId } from '../../shared/contract/scalars.ts';

const longestTitle = 300;

const title = z.string().transform((text) => oneLine(text));
const file = fileId.optional();
const beside = z.object({ title, file, isFirst: z.boolean().optional() }).optional();
const schema = z.object({ title, unsaved: z.boolean(), file, beside });

/** What a page says of its document, or undefined where it says something else. */
export function readDocument(value: unknown): WindowDocument | undefined {
  return schema.safeParse(value).data;
}

function oneLine(text: string): string {
  return Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, longestTitle)
    .join('');
}

/** Of all articles in the window, that of the active pane first. */
export const filesOf = ({ file, beside }: WindowDocument): string[] =>
  [file, beside?.file].filter((id) => id !== undefined);

/** macOS shows a dot in the close button, and the program's name in the menu bar. */
export function windowTitle({ title, unsaved }: WindowDocument, platform: NodeJS.Platform): string {
  if (title === '' || title === 'Stet') return 'Stet';
  return platform === 'darwin' ? title : `${unsaved ? '● ' : ''}${title} – Stet`;
}
