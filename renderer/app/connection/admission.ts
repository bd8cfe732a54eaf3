import { watched } from './watched.ts';

const storageKey = 'stet-token';

/**
 * The run's token, from the address (`#t=…`) into this tab's storage. The address is cleaned at
 * once, so that the token is in no bookmark, history entry or screenshot.
 */
export const token = watched<string | undefined>(undefined);

/** The article that the address asks to open first, by its file id. */
export let openFirst: string | undefined;

function takeFromAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const given = hash.get('t');
  if (given === null) return;
  openFirst = hash.get('open') ?? undefined;
  // The path too: `/open/…` works once, and a reload must find the page again.
  history.replaceState(history.state, '', '/');
  try {
    sessionStorage.setItem(storageKey, given);
  } catch {
    // Storage can be switched off; then a reload needs the printed address again.
  }
  token.set(given);
}

function takeFromStorage() {
  try {
    token.set(sessionStorage.getItem(storageKey) ?? undefined);
  } catch {
    token.set(undefined);
  }
}

/** Reads the token, and goes on listening: pasting a new address into a tab does not reload it. */
export function watchAdmission() {
  takeFromStorage();
  takeFromAddress();
  addEventListener('hashchange', takeFromAddress);
}
