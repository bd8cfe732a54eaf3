import type { CommandId } from '../../shared/contract/commands.ts';
import type { WindowDocument } from '../../shared/contract/desktopBridge.ts';
import { type ToMain, type ToPage, toMain, toPage } from './channels.ts';
import { type Closing, type ClosingEffect, type ClosingEvent, closingStep } from './closing.ts';
import { isAppFrame, type SendingFrame } from './policy/senders.ts';
import { filesOf, readDocument, windowTitle } from './windowDocument.ts';

interface Sender<Port> extends SendingFrame {
  postMessage(channel: string, message: unknown, transfer?: Port[]): void;
}

/** The part of Electron's WebContents that a window here uses. */
export interface PageContents<Port> {
  readonly ipc: {
    on(
      channel: string,
      listener: (event: { readonly senderFrame: Sender<Port> | null }, value: unknown) => void,
    ): unknown;
  };
  send(channel: string, value?: unknown): void;
  isDestroyed(): boolean;
  reload(): void;
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { readonly reason: string }) => void,
  ): unknown;
}

/** The part of Electron's BrowserWindow that a window here uses. */
export interface NativeWindow<Port> {
  readonly webContents: PageContents<Port>;
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'closed', listener: () => void): unknown;
  destroy(): void;
  isMinimized(): boolean;
  restore(): void;
  show(): void;
  focus(): void;
  setTitle(title: string): void;
  setDocumentEdited(edited: boolean): void;
  setRepresentedFilename(place: string): void;
}

export interface Surroundings<Port> {
  readonly platform: NodeJS.Platform;
  /** A port served by the newsroom; `end` closes it. */
  openPort(): { given: Port; end(): void };
  placeOf(file: string): string | undefined;
  /** Another article came into the window. */
  documentOpened(place: string): void;
  /**
   * Until the person answers or `signal` says that the page did. `heard`: the page works, but has
   * not finished saving or asking.
   */
  warnHung(
    document: WindowDocument,
    heard: boolean,
    signal: AbortSignal,
  ): Promise<'wait' | 'close'>;
  warnGone(document: WindowDocument, signal: AbortSignal): Promise<'reload' | 'close'>;
  /** The files of an export go on the pointer. */
  dragOut(job: string): void;
  /** The person wants to go on: a quit ends here. */
  stays(): void;
  closed(): void;
  log(what: string): void;
}

/** How long a page may be silent before it counts as hanging, in ms. */
export const hearingTime = 4000;

/** One window with one page in it: its messages, its document, its end. */
export class ArticleWindow<Port = unknown> {
  document: WindowDocument = { title: '', unsaved: false };
  readonly #window: NativeWindow<Port>;
  readonly #around: Surroundings<Port>;
  #closing: Closing = { at: 'empty' };
  #watch: NodeJS.Timeout | undefined;
  #dialog: AbortController | undefined;
  #endPort: (() => void) | undefined;
  /** Waits for a page that can listen. */
  #early: (() => void)[] = [];
  #saving: (() => void)[] = [];

  constructor(window: NativeWindow<Port>, around: Surroundings<Port>) {
    this.#window = window;
    this.#around = around;
    window.on('close', (event) => {
      if (this.#closing.at === 'closed') return;
      event.preventDefault();
      this.#step('close');
    });
    window.on('closed', () => {
      this.#closing = { at: 'closed' };
      this.#putAway();
      around.closed();
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      around.log(`A page ended: ${reason}.`);
      this.#endPage();
      this.#step('gone');
    });
    this.#hear('connect', (_value, sender) => this.#connect(sender));
    this.#hear('document', (value) => this.#setDocument(value));
    this.#hear('closeHeard', () => this.#step('heard'));
    this.#hear('closeAnswer', (value) => this.#step(value === 'close' ? 'yes' : 'stay'));
    this.#hear('saved', () => this.#saved());
    this.#hear('dragOut', (job) => {
      if (typeof job === 'string' && /^[\w-]{1,128}$/.test(job)) around.dragOut(job);
      else around.log('Refused a drag of what is no export.');
    });
  }

  command(command: CommandId) {
    this.#whenUp(() => this.#say('command', command));
  }

  /** @param file the article's file id */
  openFile(file: string) {
    this.#whenUp(() => this.#say('openFile', { file }));
    this.toFront();
  }

  /** Asks to close, as the person would. */
  close() {
    this.#step('close');
  }

  /** Has the page save what has a file, without asking. Resolves when it did, or can no longer. */
  save(): Promise<void> {
    if (!this.#isUp()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#saving.push(resolve);
      this.#say('saveRequest', undefined);
    });
  }

  /** A window without a page yet comes to the front when it has one. */
  toFront() {
    if (this.#closing.at === 'empty') return;
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.show();
    this.#window.focus();
  }

  #isUp() {
    const { at } = this.#closing;
    return at === 'open' || at === 'asked' || at === 'doubted';
  }

  #whenUp(run: () => void) {
    if (this.#isUp()) run();
    else this.#early.push(run);
  }

  #hear(name: keyof ToMain, handle: (value: unknown, sender: Sender<Port>) => void) {
    this.#window.webContents.ipc.on(toMain[name], ({ senderFrame }, value) => {
      if (senderFrame && isAppFrame(senderFrame)) handle(value, senderFrame);
      else this.#around.log(`Refused ${toMain[name]} from a foreign frame.`);
    });
  }

  #say<Name extends keyof ToPage>(name: Name, value: ToPage[Name]) {
    const { webContents } = this.#window;
    if (!webContents.isDestroyed()) webContents.send(toPage[name], value);
  }

  #connect(sender: Sender<Port>) {
    const again = this.#closing.at !== 'empty';
    this.#endPage();
    const { given, end } = this.#around.openPort();
    this.#endPort = end;
    sender.postMessage(toPage.port, null, [given]);
    this.#step('loaded');
    // A page that came back shows what it had shown.
    const { file, beside } = this.document;
    if (again && (file !== undefined || beside)) {
      this.#say('openFile', {
        file: file ?? '',
        beside: beside && (beside.file ?? ''),
        isBesideFirst: beside?.isFirst,
      });
    }
    for (const run of this.#early.splice(0)) run();
  }

  /** The page that was there can say and save nothing any more. */
  #endPage() {
    this.#endPort?.();
    this.#endPort = undefined;
    this.#saved();
  }

  #saved() {
    for (const resolve of this.#saving.splice(0)) resolve();
  }

  #setDocument(value: unknown) {
    const document = readDocument(value);
    if (!document) {
      this.#around.log('Refused a document that is none.');
      return;
    }
    const before = this.document;
    this.document = document;
    this.#window.setTitle(windowTitle(document, this.#around.platform));
    this.#window.setDocumentEdited(document.unsaved);
    const placeOf = (file: string | undefined) =>
      file === undefined ? undefined : this.#around.placeOf(file);
    if (document.file !== before.file) {
      this.#window.setRepresentedFilename(placeOf(document.file) ?? '');
    }
    for (const file of filesOf(document)) {
      const place = filesOf(before).includes(file) ? undefined : placeOf(file);
      if (place !== undefined) this.#around.documentOpened(place);
    }
  }

  #step(event: ClosingEvent) {
    const [next, ...effects] = closingStep(this.#closing, event);
    this.#closing = next;
    for (const effect of effects) this.#effects[effect]();
  }

  readonly #effects: Record<ClosingEffect, () => void> = {
    ask: () => {
      // It may have a question, and a quit asks windows that lie behind others.
      if (this.document.unsaved) this.toFront();
      this.#say('closeRequest', undefined);
    },
    watch: () => {
      this.#watch = setTimeout(() => this.#step('late'), hearingTime);
    },
    unwatch: () => clearTimeout(this.#watch),
    doubt: () => {
      const { signal } = this.#newDialog();
      const heard = this.#closing.at === 'doubted' && this.#closing.heard;
      this.#around.warnHung(this.document, heard, signal).then(
        (answer) => {
          if (!signal.aborted) this.#step(answer === 'close' ? 'closeAnyway' : 'wait');
        },
        (error) => {
          this.#failed(error);
          this.#step('wait');
        },
      );
    },
    undoubt: () => this.#dialog?.abort(),
    tellGone: () => {
      const { signal } = this.#newDialog();
      this.#around.warnGone(this.document, signal).then((answer) => {
        if (signal.aborted) return;
        if (answer === 'close') this.#step('close');
        else this.#window.webContents.reload();
      }, this.#failed);
    },
    toFront: () => this.toFront(),
    stays: () => this.#around.stays(),
    close: () => {
      this.#putAway();
      this.#window.destroy();
    },
  };

  #newDialog() {
    this.#dialog?.abort();
    this.#dialog = new AbortController();
    return this.#dialog;
  }

  readonly #failed = (error: unknown) => this.#around.log(`A dialog failed: ${String(error)}`);

  #putAway() {
    clearTimeout(this.#watch);
    this.#dialog?.abort();
    this.#endPage();
  }
}
