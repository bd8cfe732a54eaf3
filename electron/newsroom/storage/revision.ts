import { hash } from 'node:crypto';

/** The revision of a file: sha256 of its bytes, hex. */
export const revisionOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
