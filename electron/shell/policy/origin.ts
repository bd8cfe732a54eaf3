/** Where the renderer lives on the desktop. Nothing else is ever shown in a window. */
export const appScheme = 'app';
const appHost = 'stet';
export const appOrigin = 'app://stet';
export const appPage = 'app://stet/';

/**
 * The address, if it is exactly of the app's origin. Compared part by part: Node's parser knows no
 * origin for schemes of our own, and a prefix test would let `app://stet.example` through.
 */
export function appAddress(address: string): URL | undefined {
  const url = URL.parse(address);
  if (url?.protocol !== `${appScheme}:` || url.host !== appHost) return undefined;
  return url.username === '' && url.password === '' ? url : undefined;
}

/** An origin as Chromium writes it, with or without the slash behind it; `null` is refused. */
export const isAppOrigin = (origin: string) => origin === appOrigin || origin === appPage;
