import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failing } from './failing.ts';
import { fileId, instant, windowId } from './scalars.ts';

/** Who has an article open for writing. */
const lockHolder = z.object({
  /** '' where nobody can tell. */
  user: z.string(),
  host: z.string(),
  /** By the holder's clock, for people; '' where nobody can tell. */
  since: instant.or(z.literal('')),
  /** Another window of this very Stet. */
  here: z.boolean(),
});

/**
 * - `mine`: this window may write.
 * - `held`: somebody else does.
 * - `free`: nobody does; `take` may be tried again.
 * - `none`: no lock can lie there. Writing goes on without one.
 */
const lockState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('mine') }),
  z.object({ state: z.literal('held'), by: lockHolder }),
  z.object({ state: z.literal('free') }),
  z.object({ state: z.literal('none') }),
]);

const lockEvent = z.discriminatedUnion('kind', [
  z.object({ seq: z.int(), kind: z.literal('listening') }),
  z.object({ seq: z.int(), kind: z.literal('lock'), file: fileId, lock: lockState }),
]);

/** Who writes an article of a shared folder. Advisory: a save compares the file all the same. */
export const lockCalls = {
  /** Open as long as the window is: what it has locked is free once this ends. */
  events: failing()
    .input(z.object({ window: windowId }))
    .output(eventIterator(lockEvent)),
  /** For a window that wants to write; from then on it is told what happens to the lock. */
  take: failing('not-found', 'no-library', 'io')
    .input(
      z.object({
        window: windowId,
        file: fileId,
        /** From whoever has it, who is told and keeps what is unsaved. */
        over: z.boolean().optional(),
      }),
    )
    .output(lockState),
  release: failing().input(
    z.object({
      window: windowId,
      file: fileId,
      /** It still wants to be told. */
      listening: z.boolean().optional(),
    }),
  ),
};

export type LockHolder = z.infer<typeof lockHolder>;
export type LockState = z.infer<typeof lockState>;
export type LockEvent = z.infer<typeof lockEvent>;
