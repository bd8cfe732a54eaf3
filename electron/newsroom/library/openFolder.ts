import type { LibraryEvent, LibraryStatus } from '../../../shared/contract/library.ts';
import { isNetworkDrive } from '../storage/networkDrive.ts';
import { findArticleFiles } from './articleFiles.ts';
import type { Changes } from './changes.ts';
import type { EventSource } from './eventStream.ts';
import { identityOf, isMountPoint, statusOfFolder } from './folderStatus.ts';
import { type Watching, watchLibrary } from './watching.ts';

/** A drive can go away without a word; this often the folder is looked at, in milliseconds. */
const lookEvery = 2_000;
/** Other programs write a file bit by bit; this long after the last bit it is read. */
const settle = 100;

/** The library's folder while it is open: watched while it is there, awaited while it is not. */
export class OpenFolder {
  /** Real path; stays the same while the folder is away. */
  readonly root: string;
  readonly #changes: Changes;
  readonly #events: EventSource<LibraryEvent>;
  #status: LibraryStatus | undefined;
  /** Which folder that was: another one of this name is not watched by watching it. */
  #identity: string | undefined;
  #watching: Watching | undefined;
  #timer: NodeJS.Timeout | undefined;
  #deskTimer: NodeJS.Timeout | undefined;
  #closed = false;
  /** A drive is mounted there. */
  #isDrive = false;
  /** Which folder was the library while none was. */
  #plain: string | undefined;
  #looking: Promise<LibraryStatus> | undefined;
  /** Who waits for the folder. */
  readonly #waiting = new Set<() => void>();

  constructor(root: string, changes: Changes, events: EventSource<LibraryEvent>) {
    this.root = root;
    this.#changes = changes;
    this.#events = events;
  }

  /** Once changes are noticed. */
  get ready(): Promise<void> {
    return this.#watching?.ready ?? Promise.resolve();
  }

  async start(): Promise<LibraryStatus> {
    const status = await this.look();
    // Another folder may have been opened meanwhile.
    if (this.#closed) return status;
    this.#timer = setInterval(() => void this.look().catch(() => undefined), lookEvery);
    this.#timer.unref();
    return status;
  }

  /** The status now; a change since the last look is told to everyone. */
  look(): Promise<LibraryStatus> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /**
   * What is asked of the folder; undefined once another one takes its place: its drive may never
   * answer, and the other one's does.
   */
  whileOpen<T>(asking: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const end = () => resolve(undefined);
      this.#waiting.add(end);
      void asking.then(resolve, reject).finally(() => this.#waiting.delete(end));
    });
  }

  async #lookNow(): Promise<LibraryStatus> {
    const status = await this.#statusNow();
    const before = this.#status;
    const readable = status.state === 'ready' || status.state === 'read-only';
    const identity = readable ? await identityOf(this.root) : undefined;
    const isOther = this.#identity !== undefined && identity !== this.#identity;
    this.#status = status;
    if (readable) this.#identity = identity;
    if (this.#closed || (before?.state === status.state && !isOther)) return status;
    if (!readable || isOther) await this.#stopWatching();
    if (readable && !this.#watching) await this.#watch();
    if (before) {
      this.#events.send({ kind: 'status-changed', status });
      this.#events.send({ kind: 'list-changed' });
    }
    return status;
  }

  async #statusNow(): Promise<LibraryStatus> {
    const status = await statusOfFolder(this.root);
    if (status.state === 'missing' || status.state === 'unreadable') return status;
    const mounted = await isMountPoint(this.root);
    // Of a drive that was unplugged an empty folder of the same name stays: not the library.
    if (this.#isDrive && !mounted && !(await this.#isAsBefore())) {
      return { ...status, state: 'missing' };
    }
    this.#isDrive = mounted;
    if (!mounted) this.#plain = await identityOf(this.root);
    return status;
  }

  /** Whether that is the folder which a drive was mounted over, with the articles that lay in it. */
  async #isAsBefore(): Promise<boolean> {
    if (this.#plain === undefined || this.#plain !== (await identityOf(this.root))) return false;
    const { files } = await findArticleFiles(this.root).catch(() => ({ files: [] }));
    return files.length > 0;
  }

  async #watch(): Promise<void> {
    const network = await isNetworkDrive(this.root);
    if (this.#closed) return;
    this.#watching = watchLibrary(this.root, network, {
      touched: (file) => this.#changes.touched(file),
      gone: (file) => this.#changes.gone(file),
      desk: () => {
        clearTimeout(this.#deskTimer);
        this.#deskTimer = setTimeout(() => this.#events.send({ kind: 'desk-changed' }), settle);
        this.#deskTimer.unref();
      },
      folders: () => {
        this.#changes.listChanged();
        void this.look().catch(() => undefined);
      },
    });
  }

  async #stopWatching(): Promise<void> {
    const watching = this.#watching;
    this.#watching = undefined;
    await watching?.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const end of this.#waiting) end();
    clearInterval(this.#timer);
    clearTimeout(this.#deskTimer);
    await this.#stopWatching();
  }
}
