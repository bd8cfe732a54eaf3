import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { ExportedFiles } from './exportedFiles.ts';

/**
 * What was exported where, asked of another thread: several that export at the same time must know
 * of each other's files, and only one may write down what there is.
 */

interface Question {
  id: number;
  call: keyof ExportedFiles;
  args: unknown[];
}
type Answer = { id: number; value: unknown } | { id: number; error: string };

/** @returns a port for the other thread. It closes with the thread, or by `close`. */
export function answerOverPort(files: ExportedFiles): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', ({ id, call, args }: Question) => {
    const ask = files[call] as (...args: unknown[]) => Promise<unknown>;
    ask(...args).then(
      (value) => port1.postMessage({ id, value } satisfies Answer),
      (error: unknown) => port1.postMessage({ id, error: String(error) } satisfies Answer),
    );
  });
  // A thread at work keeps the program running, what it may ask does not.
  port1.unref();
  return port2;
}

export function exportedOverPort(port: MessagePort): ExportedFiles {
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  port.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('error' in answer) asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.value);
  });
  const ask = (call: keyof ExportedFiles, ...args: unknown[]): Promise<unknown> => {
    const id = ++last;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    port.postMessage({ id, call, args } satisfies Question);
    return answer.promise;
  };
  return {
    unchanged: async (...args) => (await ask('unchanged', ...args)) as boolean | undefined,
    articleOf: async (...args) => (await ask('articleOf', ...args)) as string | undefined,
    remember: async (...args) => {
      await ask('remember', ...args);
    },
  };
}
