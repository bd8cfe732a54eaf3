import type { CommandId } from '../../../shared/contract/commands.ts';
import type { CopyKind } from '../../../shared/contract/previews.ts';
import type { BodyPart } from '../../../shared/formats/clipboard/partOf.ts';

const copyCommands = {
  copyAsHtml: 'html',
  copyAsMarkdown: 'markdown',
  copyForWordpress: 'wordpress',
  copyForGhost: 'ghost',
} as const satisfies Partial<Record<CommandId, CopyKind>>;

/** As in "Copied as HTML". */
export const copyNames: Readonly<Record<CopyKind, string>> = {
  html: 'as HTML',
  markdown: 'as Markdown',
  wordpress: 'for WordPress',
  ghost: 'for Ghost',
};

export const blockCount = ({ from, to }: BodyPart): string =>
  to - from === 1 ? '1 block' : `${to - from} blocks`;

/** What a command that copies would copy now, where that is a part of the article. */
export function titleOfCopy(command: CommandId, chosen: BodyPart | undefined) {
  if (!chosen || !Object.hasOwn(copyCommands, command)) return undefined;
  const kind = copyCommands[command as keyof typeof copyCommands];
  return `Copy ${blockCount(chosen)} ${copyNames[kind]}`;
}
