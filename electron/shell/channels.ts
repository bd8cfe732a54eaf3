import type { CommandId } from '../../shared/contract/commands.ts';
import type { CloseAnswer, WindowDocument } from '../../shared/contract/desktopBridge.ts';

/** Every message between a page's preload and the main process. There are no others. */
export const toMain = {
  connect: 'stet:connect',
  document: 'stet:document',
  /** The page's own code runs: sent at once, before it begins to save or ask. */
  closeHeard: 'stet:close-heard',
  closeAnswer: 'stet:close-answer',
  saved: 'stet:saved',
  dragOut: 'stet:drag-out',
} as const;

export const toPage = {
  port: 'stet:port',
  command: 'stet:command',
  openFile: 'stet:open-file',
  closeRequest: 'stet:close-request',
  saveRequest: 'stet:save-request',
} as const;

/** What goes with each message. */
export interface ToMain {
  connect: undefined;
  document: WindowDocument;
  closeHeard: undefined;
  closeAnswer: CloseAnswer;
  saved: undefined;
  /** An export's job. */
  dragOut: string;
}

export interface ToPage {
  command: CommandId;
  /** `beside`: the one that stood in the other pane. '': it has no file yet. */
  openFile: { file: string; beside?: string | undefined; isBesideFirst?: boolean | undefined };
  closeRequest: undefined;
  saveRequest: undefined;
}
