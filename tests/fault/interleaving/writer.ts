import {
  checkedText,
  readArticle,
  writeArticle,
} from '../../../electron/newsroom/articles/articleBytes.ts';
import { ArticleHistory } from '../../../electron/newsroom/history/articleHistory.ts';
import { keepAhead, keepDisplaced } from '../../../electron/newsroom/history/displacing.ts';
import { createHistories } from '../../../electron/newsroom/history/histories.ts';
import { historyFile } from '../../../electron/newsroom/history/historyFile.ts';
import { FileRegistry } from '../../../electron/newsroom/library/fileRegistry.ts';
import { createLocks } from '../../../electron/newsroom/locks/locks.ts';
import { durableWrite } from '../../../electron/newsroom/storage/durableWrite.ts';
import { revisionOf } from '../../../electron/newsroom/storage/revision.ts';
import { identity } from '../../../electron/newsroom/storage/temporaryName.ts';
import { WriteQueue } from '../../../electron/newsroom/storage/writeQueue.ts';
import type { Article } from '../../../shared/article/model.ts';
import { textOf } from '../../../shared/article/text.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import type { LockState } from '../../../shared/contract/locks.ts';
import { articleWith } from '../../unit/newsroom/articleWith.ts';
import { testClock } from '../../unit/newsroom/lockDesks.ts';
import type { MemoryDisk } from './memoryDisk.ts';
import type { Scheduler } from './scheduler.ts';

export const library = '/desk';
export const file = '/desk/harbor.stet';
const window = 'w';

/** Every core has an identity of its own, also in another round. */
let cores = 0;

/** A text that somebody was told is safe, in the file or among the versions. */
export interface Told {
  text: string;
  by: string;
}

/** What both do, seen from outside. */
export interface Account {
  told: Told[];
  /** What each text that anybody tried to save went on from, and who wrote it. */
  from: Map<string, { text: string; by: string }>;
  refused: number;
  takeovers: number;
  crashes: number;
}

const articleOf = (text: string): Article => articleWith({ body: [text] });
export const textIn = (bytes: Uint8Array): string =>
  textOf(readArticle(bytes).article.content.content?.[3]);

/**
 * One person and the newsroom's core that writes for them. What they type outlives their core, as a
 * journal lets it: journals are each person's own, so that here it is no more than a field.
 */
export class Writer {
  readonly name: string;
  readonly #disk: MemoryDisk;
  readonly #scheduler: Scheduler;
  readonly #account: Account;
  readonly #random: () => number;
  readonly #gone: Set<string>;
  readonly #heedless: boolean;
  #core: ReturnType<Writer['start']> | undefined;
  #typed = 0;
  /** What is on the screen, and in the journal. */
  #text = '';
  #dirty = false;
  #base: { revision: string; text: string } | undefined;
  #lock: LockState | undefined;

  constructor(
    name: string,
    around: {
      disk: MemoryDisk;
      scheduler: Scheduler;
      account: Account;
      random: () => number;
      gone: Set<string>;
      /** In a folder that takes no locks, or with windows that have not heard yet. */
      heedless: boolean;
    },
  ) {
    this.name = name;
    this.#disk = around.disk;
    this.#scheduler = around.scheduler;
    this.#account = around.account;
    this.#random = around.random;
    this.#gone = around.gone;
    this.#heedless = around.heedless;
  }

  get #mayWrite(): boolean {
    return this.#heedless || this.#lock?.state === 'mine';
  }

  get believesToHoldIt(): boolean {
    return this.#lock?.state === 'mine';
  }

  /** A core of its own: queues, identity, what it knows of the disk. */
  start() {
    const run = (++cores).toString(16).padStart(6, '0');
    const alias = `${this.name}-${run}`;
    const self = identity.replace(/[0-9a-f]{6}$/, run);
    const clock = testClock();
    const fs = this.#disk.seenBy((call) => this.#scheduler.wait(alias, call));
    const registry = new FileRegistry(async () => []);
    registry.registerLocation(file);
    const settings = {
      read: async () => ({ authorName: this.name }) as never,
      onChange: () => undefined,
    };
    const disk = { fs, queue: new WriteQueue(), self };
    const locks = createLocks(registry, settings, {
      fs,
      clock,
      self,
      host: 'newsdesk',
      isGone: (session) => this.#gone.has(session),
      watch: () => () => undefined,
    });
    const id = registry.registerLocation(file);
    const open = new Map<string, ArticleHistory>();
    const historyIn = (name: string) => {
      const known = open.get(name) ?? new ArticleHistory(name, disk);
      open.set(name, known);
      return known;
    };
    const changes = { versions: () => undefined };
    const root = async () => library;
    const there = { folder: library, root, registry, changes };
    const histories = createHistories('/user', there, settings, {
      disk,
      keepAhead: async ({ path, displacing, author }) =>
        (await keepAhead(fs, path, displacing, author, historyIn)) !== undefined,
    });
    return { alias, self, clock, disk, fs, locks, histories, historyIn, id };
  }

  /** A working day: a few things that a person does, in an order of chance. */
  async work(steps: number): Promise<void> {
    this.#core = this.start();
    void this.#listen();
    await this.#read();
    // Both at once, from the same version on: that is where it is closest.
    if (this.#heedless) {
      this.#type();
      await this.#save();
    }
    await this.#ask(false);
    for (let step = 0; step < steps; step++) await this.#something();
  }

  /** Every core looks once more, so that nobody believes what is over. */
  async look(): Promise<void> {
    await this.#core?.locks.idle();
    await this.#core?.histories.close();
  }

  async quit(): Promise<void> {
    await this.#core?.locks.close();
  }

  /** The core is gone between any two calls; the person goes on with another one. */
  crash(steps: number): Promise<void> {
    const core = this.#core;
    if (!core) return Promise.resolve();
    this.#account.crashes++;
    this.#scheduler.kill(core.alias);
    // The machine is the same, and so the other can tell; or it is not, and nobody can.
    if (this.#random() < 0.5) this.#gone.add(core.self);
    this.#lock = undefined;
    return this.work(steps);
  }

  async #something(): Promise<void> {
    const chance = this.#random();
    if (chance < 0.4) this.#type();
    else if (chance < 0.7) await this.#save();
    else if (chance < 0.8) await this.#pass(30_000);
    else if (chance < 0.9) await this.#ask(this.#random() < 0.5);
    else await this.#read();
  }

  #type(): void {
    if (!this.#mayWrite) return;
    this.#text = `${this.name}${++this.#typed}`;
    this.#dirty = true;
    // As when the words are in the journal; some save at once.
    if (this.#base && this.#random() < 0.7) {
      this.#alive().histories.typedOver({ location: file, base: this.#base.revision });
    }
  }

  async #pass(time: number): Promise<void> {
    // Whoever sleeps for an hour wakes to a clock that stood still, or did not.
    const { clock, locks } = this.#alive();
    clock.pass(this.#random() < 0.2 ? 3_600_000 : time);
    await locks.idle();
  }

  async #ask(over: boolean): Promise<void> {
    const { locks, id } = this.#alive();
    if (over) this.#account.takeovers++;
    this.#lock = await locks.take({ window, file: id, over });
  }

  /** What the newsroom says of the lock, whenever it does. */
  async #listen(): Promise<void> {
    const { locks, id } = this.#alive();
    for await (const event of locks.events(window, undefined)) {
      if (event.kind !== 'lock' || event.file !== id) continue;
      const lost = this.#lock?.state === 'mine' && event.lock.state === 'held';
      this.#lock = event.lock;
      if (lost && this.#dirty) await this.#setAside();
    }
  }

  async #read(): Promise<void> {
    const { fs, histories } = this.#alive();
    const bytes = await fs.readFile(file);
    histories.opened(file, { bytes, modified: new Date(0) });
    // What is unsaved is not thrown away for it.
    if (this.#dirty && !(await this.#setAside())) return;
    this.#base = { revision: revisionOf(bytes), text: textIn(bytes) };
    this.#text = this.#base.text;
    this.#dirty = false;
  }

  async #save(): Promise<void> {
    const { disk, histories, historyIn } = this.#alive();
    const base = this.#base;
    if (!base || !this.#dirty || !this.#mayWrite) return;
    const text = this.#text;
    const article = articleOf(text);
    const bytes = writeArticle(checkedText(article));
    this.#account.from.set(text, { text: base.text, by: this.name });
    try {
      const displacing = histories.displacing(file, article.id);
      const written = await durableWrite(
        {
          path: file,
          // Still being made while the file is looked at, as a save's are.
          bytes: Promise.resolve(bytes),
          base: base.revision,
          displaced: async (old) => {
            const { history, failure } = await keepDisplaced(displacing, undefined, old, historyIn);
            histories.displaced(file, { kept: history !== undefined, unkept: failure });
          },
        },
        disk,
      );
      histories.saved(file, {
        bytes,
        modified: new Date(0),
        revision: written.revision,
      });
      // Behind the answer, as the thread does that saves.
      historyIn(historyFile(displacing.root, article.id))
        .expect(written.revision, bytes)
        .catch(() => undefined);
      this.#base = { revision: written.revision, text };
      if (this.#text === text) this.#dirty = false;
      this.#account.told.push({ text, by: this.name });
    } catch (error) {
      const code = error instanceof FailureError ? error.failure.code : String(error);
      if (code !== 'conflict') throw error;
      this.#account.refused++;
      await this.#read();
    }
  }

  /** A text that gives way to another one is a version from then on. @returns whether it is. */
  async #setAside(): Promise<boolean> {
    const { histories, id } = this.#alive();
    const text = this.#text;
    const article = articleOf(text);
    try {
      await histories.keep({ file: id, reason: 'conflict-loser', article });
    } catch {
      return false;
    }
    this.#account.told.push({ text, by: this.name });
    if (this.#text === text) this.#dirty = false;
    return true;
  }

  #alive() {
    if (!this.#core) throw new Error('not started');
    return this.#core;
  }
}

export const firstBytes = (): Uint8Array => writeArticle(checkedText(articleOf('start')));
