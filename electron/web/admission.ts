/** What a request says of itself before anything of it is read. */
export interface Asking {
  method: string | undefined;
  /** The request target as it came. */
  target: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  upgrade: boolean;
}

export interface Refusal {
  status: 400 | 403 | 405;
  /** For the person who asks by hand; says nothing that a hostile page could use. */
  why: string;
}

/** A page that a browser opens from outside, and its one-time door. */
const openPath = /^\/open\/[A-Za-z0-9_-]{43}$/;

/**
 * Who may speak with the web host at all. A hostile page cannot set any of these headers: `Host` names
 * whom the browser believes it speaks to (DNS rebinding), `Origin` and `Sec-Fetch-Site` who asks. A
 * page on another local port is same-*site*, so only same-origin is let in. Clients that send no
 * `Sec-Fetch-Site` (no browser of ours) are refused.
 *
 * @param host our own, with the port.
 */
export function refusalOf(asking: Asking, host: string): Refusal | undefined {
  const { method, target, upgrade } = asking;
  const header = (name: string) => asking.headers[name];
  const forbidden = (why: string): Refusal => ({ status: 403, why });

  if (header('host') !== host) return forbidden('This is not the address of Stet.');
  if (target === undefined || !/^\/(?!\/)[!-~]*$/.test(target) || target.includes('\\')) {
    return { status: 400, why: 'That is no path.' };
  }
  const reading = method === 'GET' || method === 'HEAD';
  if (!reading && method !== 'POST') return { status: 405, why: 'GET, HEAD or POST.' };

  const origin = header('origin');
  if (origin !== undefined ? origin !== `http://${host}` : upgrade || !reading) {
    return forbidden('Another page asks.');
  }

  const site = header('sec-fetch-site');
  // Browsers need not say it when they open a socket; the exact origin was asked for above.
  if (upgrade && site === undefined) return undefined;
  if (site === 'same-origin') return undefined;
  const topDocument =
    method === 'GET' &&
    !upgrade &&
    header('sec-fetch-mode') === 'navigate' &&
    header('sec-fetch-dest') === 'document';
  if (topDocument && site === 'none' && (target === '/' || openPath.test(target))) return undefined;
  // The browser is started on a file of ours that leads here, which it counts as another site. The
  // door opens once, and shows nothing that needs no token.
  if (topDocument && site === 'cross-site' && openPath.test(target)) return undefined;
  return forbidden(
    topDocument
      ? 'Another page led here. Paste the address of Stet into the address bar yourself.'
      : 'Another page asks.',
  );
}
