import type { CommandId } from '../../shared/contract/commands.ts';
import type {
  CloseAnswer,
  DesktopBridge,
  WindowDocument,
} from '../../shared/contract/desktopBridge.ts';
import { type ToMain, type ToPage, toMain, toPage } from './channels.ts';

/** The part of a preload's surroundings that the bridge needs. */
export interface PageSide {
  platform: string;
  send(channel: string, value: unknown): void;
  listen(channel: string, handle: (value: unknown) => void): void;
}

/** As `platformOf`: a preload imports nothing that it can do without. */
const platforms: Readonly<Record<string, DesktopBridge['platform']>> = {
  darwin: 'mac',
  win32: 'windows',
};

/** Builds `window.stetDesktop`. Everything a page can say to the main process is said in here. */
export function createBridge(side: PageSide): DesktopBridge {
  const say = <Name extends keyof ToMain>(name: Name, value: ToMain[Name]) =>
    side.send(toMain[name], value);
  const hear = <Name extends keyof ToPage>(name: Name, handle: (value: ToPage[Name]) => void) =>
    side.listen(toPage[name], (value) => handle(value as ToPage[Name]));

  let doCommand: ((command: CommandId) => void) | undefined;
  let openFile: Parameters<DesktopBridge['onOpenFile']>[0] | undefined;
  let answerClose: (() => Promise<CloseAnswer>) | undefined;
  let save: (() => Promise<void>) | undefined;
  let unsaved = false;
  let answering = false;
  const early: ToPage['openFile'][] = [];

  hear('command', (command) => doCommand?.(command));
  hear('openFile', (asked) =>
    openFile ? openFile(asked.file, asked.beside, asked.isBesideFirst) : void early.push(asked),
  );
  hear('closeRequest', async () => {
    // A page that has words and no way to keep them is treated as one that hangs.
    if (!answerClose && unsaved) return;
    say('closeHeard', undefined);
    if (answering) return;
    answering = true;
    try {
      const answer = answerClose ? await answerClose() : 'close';
      say('closeAnswer', answer === 'close' ? 'close' : 'stay');
    } catch {
      say('closeAnswer', 'stay');
    } finally {
      answering = false;
    }
  });
  hear('saveRequest', async () => {
    // The page says itself what could not be saved.
    await save?.().catch(() => undefined);
    say('saved', undefined);
  });

  return Object.freeze({
    platform: platforms[side.platform] ?? 'linux',
    connect: () => say('connect', undefined),
    onCommand: (handle: (command: CommandId) => void) => {
      doCommand = handle;
    },
    onOpenFile: (handle: Parameters<DesktopBridge['onOpenFile']>[0]) => {
      openFile = handle;
      for (const { file, beside, isBesideFirst } of early.splice(0)) {
        handle(file, beside, isBesideFirst);
      }
    },
    onCloseRequest: (handle: () => Promise<CloseAnswer>) => {
      answerClose = handle;
    },
    onSaveRequest: (handle: () => Promise<void>) => {
      save = handle;
    },
    dragOut: (job: string) => say('dragOut', job),
    setDocument: ({ title, unsaved: isUnsaved, file, beside }: WindowDocument) => {
      unsaved = isUnsaved;
      const other = beside && { title: beside.title, file: beside.file, isFirst: beside.isFirst };
      say('document', { title, unsaved, file, beside: other });
    },
  });
}
