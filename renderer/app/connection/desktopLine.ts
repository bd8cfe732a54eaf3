import { RPCLink } from '@orpc/client/message-port';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { type DesktopBridge, newsroomPort } from '../../../shared/contract/desktopBridge.ts';
import { lineLost } from './failure.ts';
import { type Line, type LineState, type OpenLine, withinLimit } from './line.ts';
import { watched } from './watched.ts';

/** The desktop's line: a MessagePort that the preload hands over, once per load of the page. */
export function openDesktopLine(bridge: DesktopBridge): Line {
  const state = watched<LineState>('connecting');
  const opened = new Promise<OpenLine>((resolve) => {
    function receive({ source, data, ports: [port] }: MessageEvent) {
      // A framed page (the preview) can post messages too, but never from this window.
      if (source !== window || data !== newsroomPort || !port) return;
      removeEventListener('message', receive);
      port.addEventListener('close', () => state.set('offline'));
      const sized = {
        addEventListener: port.addEventListener.bind(port) as MessagePort['addEventListener'],
        postMessage(message: unknown) {
          withinLimit(message);
          port.postMessage(message);
        },
      };
      const link = new RPCLink({ port: sized, customJsonSerializers: [articleInTransit] });
      port.start();
      resolve({ link, isOpen: () => state.get() === 'online' });
      state.set('online');
    }
    addEventListener('message', receive);
  });
  bridge.connect();
  return {
    state,
    ready: () => (state.get() === 'offline' ? Promise.reject(lineLost()) : opened),
  };
}
