import { randomUUID } from 'node:crypto';

/** Where the newsroom says what went wrong inside; the host gives one. */
export interface Log {
  /** @param id what the person sees as `detail.logId`. */
  error(id: string, message: string, cause: unknown): void;
}

/** To stderr, with the stack: for the person's terminal, never across the contract. */
export const consoleLog: Log = {
  error(id, message, cause) {
    console.error(`[${id}] ${message}`, cause);
  },
};

/** Short enough to read out on the telephone. */
export const newLogId = () => randomUUID().slice(0, 8);
