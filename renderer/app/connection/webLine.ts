import { RPCLink } from '@orpc/client/websocket';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { socketClose, socketPath, welcome } from '../../../shared/contract/webSocket.ts';
import { token } from './admission.ts';
import { lineLost, notAdmitted } from './failure.ts';
import { type Line, type LineState, type OpenLine, withinLimit } from './line.ts';
import { hostHolds } from './proof.ts';
import { watched } from './watched.ts';

const firstPause = 250;
const longestPause = 5_000;

/**
 * The web host's line: a WebSocket to where the page came from, the token in its first message, once
 * the host has shown that it holds it too. A line that breaks (the host restarts, the laptop sleeps)
 * is opened again, at growing pauses, at once when the network or the person is back, and whenever a
 * call asks for it. Call `seekAdmission` first.
 */
export function openWebLine(): Line {
  const state = watched<LineState>('connecting');
  let attempt: Promise<OpenLine> | undefined;
  let pause = firstPause;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: WebSocket | undefined;

  /** @returns what the calls that wait for the attempt fail with. */
  function refused() {
    attempt = undefined;
    state.set('refused');
    return notAdmitted();
  }

  function lost() {
    attempt = undefined;
    clearTimeout(timer);
    timer = setTimeout(begin, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, longestPause);
    state.set('offline');
    return lineLost();
  }

  async function open(): Promise<OpenLine> {
    clearTimeout(timer);
    const secret = token.get();
    if (secret === undefined) throw refused();
    /** A newer token came meanwhile; this attempt says nothing any more. */
    const outdated = () => token.get() !== secret;
    const held = await hostHolds(secret).catch(() => undefined);
    if (outdated()) throw lineLost();
    if (held === undefined) throw lost();
    if (!held) throw refused();
    const socket = new WebSocket(`ws://${location.host}${socketPath}`);
    current = socket;
    return await new Promise<OpenLine>((resolve, reject) => {
      socket.addEventListener('open', () => socket.send(JSON.stringify({ token: secret })));
      socket.addEventListener(
        'message',
        ({ data }) => {
          if (data !== welcome) return socket.close();
          pause = firstPause;
          const link = new RPCLink({
            websocket: sized(socket),
            customJsonSerializers: [articleInTransit],
          });
          // The link before the state: whoever hears "online" may call at once.
          resolve({ link, isOpen: () => socket.readyState === WebSocket.OPEN });
          state.set('online');
        },
        { once: true },
      );
      socket.addEventListener('close', ({ code }) => {
        if (outdated()) reject(lineLost());
        else reject(code === socketClose.wrongToken ? refused() : lost());
      });
    });
  }

  function begin(): Promise<OpenLine> {
    attempt ??= open();
    // Who called hears of it by `ready`; an attempt that nobody waits for is no error.
    attempt.catch(() => undefined);
    return attempt;
  }

  const retryNow = () => {
    if (state.get() === 'offline') begin();
  };
  addEventListener('online', retryNow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') retryNow();
  });
  token.subscribe(() => {
    current?.close();
    attempt = undefined;
    pause = firstPause;
    state.set('connecting');
    begin();
  });
  begin();

  return {
    state,
    ready: () => (state.get() === 'refused' ? Promise.reject(notAdmitted()) : begin()),
  };
}

type Sendable = Parameters<WebSocket['send']>[0];

const sized = (socket: WebSocket) => ({
  get readyState() {
    return socket.readyState;
  },
  addEventListener: socket.addEventListener.bind(socket) as WebSocket['addEventListener'],
  removeEventListener: socket.removeEventListener.bind(socket) as WebSocket['removeEventListener'],
  send(message: Sendable) {
    withinLimit(message);
    socket.send(message);
  },
});
