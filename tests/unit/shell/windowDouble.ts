import {
  ArticleWindow,
  type NativeWindow,
  type Surroundings,
} from '../../../electron/shell/articleWindow.ts';
import { createBridge } from '../../../electron/shell/bridge.ts';
import type { SendingFrame } from '../../../electron/shell/policy/senders.ts';

type IpcListener = Parameters<NativeWindow<string>['webContents']['ipc']['on']>[1];
type Frame = NonNullable<Parameters<IpcListener>[0]['senderFrame']>;

/** The person's side of a warning. */
interface Warning<Answer> {
  answer(answer: Answer): void;
  fail(error: Error): void;
  signal: AbortSignal;
}

/**
 * A window as the system and the page see it, around a real ArticleWindow and, in its page, the real
 * bridge of the preload. Messages between the two are delivered at once, or not at all while the
 * page hangs.
 */
export function windowDouble(platform: NodeJS.Platform = 'linux') {
  const done: string[] = [];
  const log: string[] = [];
  const ipc = new Map<string, IpcListener>();
  const nativeListeners = new Map<string, (event: { preventDefault(): void }) => void>();
  let gone: ((event: unknown, details: { reason: string }) => void) | undefined;
  let pageListeners = new Map<string, (value: unknown) => void>();
  let hanging: (() => void)[] | undefined;
  let destroyed = false;
  let ports = 0;
  const openPorts = new Set<string>();
  const hung: Warning<'wait' | 'close'>[] = [];
  const crashed: Warning<'reload' | 'close'>[] = [];

  const frame: Frame = {
    url: 'app://stet/',
    origin: 'app://stet',
    detached: false,
    parent: null,
    postMessage: (channel, _message, transfer) =>
      void done.push(`${channel} ${transfer?.join() ?? ''}`),
  };

  function close() {
    let prevented = false;
    nativeListeners.get('close')?.({
      preventDefault: () => {
        prevented = true;
      },
    });
    if (!prevented) destroy();
  }
  function destroy() {
    destroyed = true;
    done.push('destroyed');
    nativeListeners.get('closed')?.({ preventDefault: () => undefined });
  }

  const native: NativeWindow<string> = {
    webContents: {
      ipc: { on: (channel, listener) => ipc.set(channel, listener) },
      send: (channel, value) => {
        const deliver = () => pageListeners.get(channel)?.(value);
        if (hanging) hanging.push(deliver);
        else deliver();
      },
      isDestroyed: () => destroyed,
      reload: () => void done.push('reloaded'),
      on: (_event, listener) => {
        gone = listener;
      },
    },
    on: (event: string, listener: (event: { preventDefault(): void }) => void) =>
      nativeListeners.set(event, listener),
    destroy,
    isMinimized: () => false,
    restore: () => void done.push('restored'),
    show: () => undefined,
    focus: () => void done.push('focused'),
    setTitle: (title) => void done.push(`title ${title}`),
    setDocumentEdited: (edited) => void done.push(`edited ${edited}`),
    setRepresentedFilename: (place) => void done.push(`file ${place}`),
  };

  const warning = <Answer>(list: Warning<Answer>[], signal: AbortSignal) =>
    new Promise<Answer>((answer, fail) => {
      list.push({ answer, fail, signal });
    });
  const around: Surroundings<string> = {
    platform,
    openPort: () => {
      ports += 1;
      const given = `port ${ports}`;
      openPorts.add(given);
      return { given, end: () => void openPorts.delete(given) };
    },
    placeOf: (file) => (file.startsWith('unknown') ? undefined : `/desk/${file}.stet`),
    documentOpened: (place) => void done.push(`opened ${place}`),
    warnHung: (_document, heard, signal) => {
      done.push(heard ? 'not finished' : 'no answer');
      return warning(hung, signal);
    },
    warnGone: (_document, signal) => warning(crashed, signal),
    dragOut: (job) => void done.push(`dragged ${job}`),
    stays: () => void done.push('stays'),
    closed: () => void done.push('closed'),
    log: (what) => void log.push(what),
  };
  const window = new ArticleWindow<string>(native, around);

  /** Sends as a frame would, past the bridge. */
  const send = (channel: string, value: unknown, senderFrame: SendingFrame | null = frame) =>
    ipc.get(channel)?.({ senderFrame: senderFrame && { ...frame, ...senderFrame } }, value);

  return {
    window,
    done,
    log,
    hung,
    crashed,
    openPorts,
    frame,
    send,
    /** The person presses the window's close button. */
    close,
    /** Loads a page: what it gets is the bridge that the preload would give it. */
    load() {
      pageListeners = new Map();
      hanging = undefined;
      return createBridge({
        platform,
        send: (channel, value) => void send(channel, value),
        listen: (channel, handle) => pageListeners.set(channel, handle),
      });
    },
    hang() {
      hanging = [];
    },
    wake() {
      const late = hanging ?? [];
      hanging = undefined;
      for (const deliver of late) deliver();
    },
    crash() {
      pageListeners = new Map();
      gone?.({}, { reason: 'crashed' });
    },
    /** What happened since it was asked last. */
    news: () => done.splice(0),
  };
}
