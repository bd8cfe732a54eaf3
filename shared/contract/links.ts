import { z } from 'zod';
import { failing } from './failing.ts';

/** Addresses that a person asks about. */

/** What was found at an address when a person asked. */
const linkFinding = z.object({
  state: z.enum(['fine', 'moved', 'dead', 'unknown']),
  /** A sentence for the person. */
  message: z.string(),
});

export const linkCalls = {
  /** Asks the network what lies at the address. Only public web addresses are ever connected to. */
  check: failing('canceled')
    .input(z.object({ href: z.string().max(4096) }))
    .output(linkFinding),
};

export type LinkFinding = z.infer<typeof linkFinding>;
