import { watched } from './watched.ts';

const tokenKey = 'stet-token';
const openKey = 'stet-open';

/** The run's token, in this tab only. */
export const token = watched<string | undefined>(undefined);

/** The article that the address asks to open first, by its file id. */
export let openFirst: string | undefined;

function inAddress(): { token: string; open: string | null } | undefined {
  const hash = new URLSearchParams(location.hash.slice(1));
  const given = hash.get('t');
  return given === null ? undefined : { token: given, open: hash.get('open') };
}

/**
 * Takes the token from the address (`#t=…`) into this tab's storage, then loads the page again under
 * an address without it. Only that takes it out of the tab's history: `replaceState` leaves what was
 * typed, and a door (`/open/…`) works once, so that a reload must find the page elsewhere.
 *
 * @returns whether the page is about to be loaded again, and nothing else should begin.
 */
function moveFromAddress(): boolean {
  const given = inAddress();
  if (!given) return false;
  try {
    sessionStorage.setItem(tokenKey, given.token);
    if (given.open !== null) sessionStorage.setItem(openKey, given.open);
  } catch {
    // Storage can be switched off; then a reload needs the printed address again.
    openFirst = given.open ?? undefined;
    token.set(given.token);
    history.replaceState(null, '', '/');
    return false;
  }
  location.replace('/');
  return true;
}

function takeFromStorage() {
  try {
    token.set(sessionStorage.getItem(tokenKey) ?? undefined);
    openFirst = sessionStorage.getItem(openKey) ?? undefined;
    sessionStorage.removeItem(openKey);
  } catch {
    // Nothing was stored then.
  }
}

/** A new address that is pasted into an open tab does not reload it, so what is unsaved stays. */
function takeFromChangedAddress() {
  const given = inAddress();
  if (!given) return;
  history.replaceState(history.state, '', '/');
  try {
    sessionStorage.setItem(tokenKey, given.token);
  } catch {
    // As above.
  }
  token.set(given.token);
}

/** @returns false when the page is about to be loaded again, and nothing else should begin. */
export function seekAdmission(): boolean {
  if (moveFromAddress()) return false;
  if (token.get() === undefined) takeFromStorage();
  addEventListener('hashchange', takeFromChangedAddress);
  return true;
}
