import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { NewsroomContract } from '../../shared/contract/contract.ts';
import type { DesktopBridge } from '../../shared/contract/desktopBridge.ts';
import { type Bytes, bytesOver } from './bytes.ts';
import { openFirst, seekAdmission, token } from './connection/admission.ts';
import { openDesktopLine } from './connection/desktopLine.ts';
import { lastingGroups } from './connection/lastingGroups.ts';
import { type LineState, linkOver } from './connection/line.ts';
import type { Watched } from './connection/watched.ts';
import { openWebLine } from './connection/webLine.ts';

export { CallFailure, failureOf } from './connection/failure.ts';
export { follow } from './connection/follow.ts';
export type { LineState } from './connection/line.ts';

declare global {
  interface Window {
    /** Only on the desktop. */
    readonly stetDesktop?: DesktopBridge;
  }
}

/** Every call of the contract; a call that fails rejects with something for `failureOf`. */
export type NewsroomClient = ContractRouterClient<NewsroomContract>;

export interface Connection {
  newsroom: NewsroomClient;
  bytes: Bytes;
  /** Fit for useSyncExternalStore. */
  state: Watched<LineState>;
  /** File id of the article that the person started Stet with. On the desktop see `onOpenFile`. */
  openFirst: string | undefined;
}

/**
 * Connects the page to its newsroom: by the desktop's port, or to the web host that served it.
 * Resolves once it is known whether that works (`state` is then no longer `connecting`); a line that
 * breaks later is restored by itself. Call it once.
 */
export async function connect(): Promise<Connection> {
  const bridge = window.stetDesktop;
  // The page is loaded again at once; what would begin now would be cut off.
  if (!bridge && !seekAdmission()) return await new Promise<never>(() => {});
  const line = bridge ? openDesktopLine(bridge) : openWebLine();
  const connection: Connection = {
    newsroom: lastingGroups(createORPCClient<NewsroomClient>(linkOver(line))),
    bytes: bytesOver(async (): Promise<Record<string, string>> => {
      // An open line first: only its host has shown that it may be given the token.
      await line.ready();
      return bridge ? {} : { authorization: `Bearer ${token.get()}` };
    }),
    state: line.state,
    openFirst,
  };
  await line.ready().catch(() => undefined);
  return connection;
}
