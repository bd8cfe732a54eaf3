import os from 'node:os';
import type { ExportedFiles } from '../newsroom/exports/exportedFiles.ts';
import { answerOverPort } from '../newsroom/exports/exportedOverPort.ts';
import {
  type ExportResult,
  exportToFolder,
  type FolderExport,
} from '../newsroom/exports/exportToFolder.ts';
import { ExportWorker } from '../newsroom/exports/exportWorker.ts';
import { createBrowserPrinter } from '../newsroom/printing/browserPrinter.ts';
import type { Printer } from '../newsroom/printing/printer.ts';

export interface LaneExport
  extends Pick<FolderExport, 'article' | 'formats' | 'options' | 'template' | 'folder'> {
  /** `src` → absolute path. */
  photos: ReadonlyMap<string, string>;
  exported: ExportedFiles;
  signal: AbortSignal;
}

/** Where one article at a time is exported. */
interface Lane {
  run(request: LaneExport): Promise<ExportResult>;
  close(): Promise<void>;
}

/**
 * Exports several articles at the same time, each in a thread of its own; a single one in this
 * thread, because a new one takes longer to start than most articles take.
 */
export class ExportLanes {
  readonly #all: Lane[];
  readonly #free: Lane[];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  /** One browser for all of them, once a PDF is asked for. */
  readonly #printer: Printer = createBrowserPrinter();

  constructor(lanes: number) {
    this.#all =
      lanes === 1
        ? [ownLane(this.#printer)]
        : Array.from({ length: lanes }, () => threadLane(this.#printer));
    this.#free = [...this.#all];
  }

  /**
   * Waits for a free lane, first come, first served.
   *
   * @param work gets what runs an export in it; the lane is free again when the work is done.
   * @returns as soon as the work has begun.
   */
  async begin<Result>(
    work: (run: Lane['run']) => Promise<Result>,
  ): Promise<{ done: Promise<Result> }> {
    const lane =
      this.#free.pop() ?? (await new Promise<Lane>((resolve) => this.#waiting.push(resolve)));
    const done = work(lane.run).finally(() => {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    });
    return { done };
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((lane) => lane.close()));
    await this.#printer.close();
  }
}

const ownLane = (printer: Printer): Lane => ({
  run: ({ photos, ...request }) =>
    exportToFolder({ ...request, printer, photoFile: async (src) => photos.get(src) }),
  close: async () => undefined,
});

function threadLane(printer: Printer): Lane {
  const thread = new ExportWorker(printer);
  return {
    async run({ exported, signal, formats, ...request }) {
      const port = answerOverPort(exported);
      const task = { kind: 'export', ...request, formats: [...formats], exported: port } as const;
      const { result, cancel } = thread.run(task, undefined, [port]);
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        return await result;
      } finally {
        signal.removeEventListener('abort', cancel);
        port.close();
      }
    },
    close: () => thread.close(),
  };
}

/** A thread holds the program and one article with its photos. */
const bytesALane = 1024 ** 3;
const articlesALane = 8;
const mostLanes = 8;

/** As many as the machine has cores and memory for, and as there is work to start threads for. */
export function lanesFor(articles: number): number {
  const memory = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(
    1,
    Math.min(
      os.availableParallelism(),
      Math.floor(memory / bytesALane),
      Math.ceil(articles / articlesALane),
      mostLanes,
    ),
  );
}
