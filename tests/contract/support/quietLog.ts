import type { Log } from '../../../electron/newsroom/rpc/log.ts';

export interface QuietLog extends Log {
  readonly entries: { id: string; message: string; cause: unknown }[];
}

/** Keeps what would go to the terminal, to be looked at. */
export function quietLog(): QuietLog {
  const entries: QuietLog['entries'] = [];
  return { entries, error: (id, message, cause) => void entries.push({ id, message, cause }) };
}
