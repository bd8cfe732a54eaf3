import { parentPort } from 'node:worker_threads';
import { appendTo } from './appendTo.ts';
import type { AppendedTo } from './fileSystem.ts';
import type { FileAnswer, FileCall } from './ownThread.ts';
import { syncFileSystem, syncFiles } from './syncFiles.ts';

/**
 * Makes the calls of ownThread.ts one after the other, without Node's shared threads for files. A
 * small program: it starts while somebody types the first letter.
 */
const whole = syncFileSystem({ besideEachOther: () => false });
const calls = {
  ...syncFiles,
  append: (file: string, to: AppendedTo, bytes: Uint8Array, durable: boolean) =>
    appendTo(whole, file, to, bytes, durable),
};

async function answerTo({ call, args }: FileCall): Promise<FileAnswer> {
  try {
    const run = calls[call as keyof typeof calls] as (...given: unknown[]) => unknown;
    return { value: await run(...args) };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { error: { message, code } };
  }
}

parentPort?.on('message', async ({ id, ...call }: { id: number } & FileCall) =>
  parentPort?.postMessage({ id, ...(await answerTo(call)) }),
);
