import { z } from 'zod';

/** What names things in every call. */

/** Opaque: names a file without saying where it lies. Stable while the file is not moved. */
export const fileId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** sha256 of the file's bytes, hex. */
export const revision = z.string().regex(/^[0-9a-f]{64}$/);

/** RFC 3339 in UTC. */
export const instant = z.iso.datetime();

/** Opaque: a window as long as its page lives, and the journal of a text that it holds. */
export const windowId = z.uuid();
