/**
 * How a page of the web host opens its line to the newsroom. The first message of the page is
 * `{"token":"…"}`; the host answers `{"welcome":true}` and speaks the contract from then on, or
 * closes. The token is never in the address: addresses end up in histories and logs.
 */
export const socketPath = '/newsroom';

/**
 * Before a page sends the token it wants to know that whoever listens there holds it too: once Stet
 * has ended, any user of the machine could listen on its port, and an open page would hand over the
 * token and what is unsaved. `GET /proof/<nonce>` answers the HMAC-SHA-256 of `provenText(nonce)`
 * under the token, in hex.
 */
export const proofPath = (nonce: string) => `/proof/${nonce}`;
export const proofShape = /^\/proof\/([A-Za-z0-9_-]{43})$/;
export const provenText = (nonce: string) => `stet ${nonce}`;

export const socketClose = {
  /** The token is not this run's. */
  wrongToken: 4401,
  /** No token within `socketPatience`. */
  noToken: 4408,
  /** Something that no client of the contract sends. */
  notOurs: 4400,
  /** The host ends. */
  stopping: 1001,
} as const;

/** How long an unauthenticated socket may live, in ms. */
export const socketPatience = 3_000;

/** Bytes of one message at most, in either direction. */
export const messageBytes = 32 * 1024 * 1024;

export const welcome = '{"welcome":true}';
