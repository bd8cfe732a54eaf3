import { z } from 'zod';

/** How every job can end besides its own ways, as the last of its events. */
export const otherEnds = [
  z.object({
    seq: z.int(),
    state: z.literal('failed'),
    failure: z.object({ code: z.string(), message: z.string() }),
  }),
  z.object({ seq: z.int(), state: z.literal('canceled') }),
] as const;

export type OtherEnd = z.infer<(typeof otherEnds)[number]>;
