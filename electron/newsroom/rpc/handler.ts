import { mapEventIterator, ORPCError } from '@orpc/client';
import type { AnySchema } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/ws';
import { guardValue } from '../../../shared/article/guard.ts';
import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { FailureError } from '../../../shared/contract/failure.ts';
import { articleInMemory } from '../../../shared/contract/guardText.ts';
import type { Newsroom } from '../newsroom.ts';
import { asError, badInput, toContractError } from './failures.ts';
import type { Log } from './log.ts';
import { createRouter } from './router.ts';

/**
 * The contract as a handler of messages, the same for every transport. Whatever happens, the caller
 * gets the call's output or one of its error codes.
 */
export function createHandler(newsroom: Newsroom, log: Log) {
  return new RPCHandler(createRouter(newsroom), {
    customJsonSerializers: [articleInTransit],
    rootInterceptors: [
      async ({ next }) => {
        const result = await next();
        if (result.matched) return result;
        const error = asError(badInput('There is no such call'));
        return {
          matched: true,
          response: { status: error.status, headers: {}, body: { json: error.toJSON() } },
        };
      },
    ],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          // Calls fail with typed errors only (below); the rest could not even be read as input.
          throw error instanceof ORPCError && error.defined ? error : asError(badInput());
        }
      },
    ],
    clientInterceptors: [
      async ({ input, path, procedure, next }) => {
        const allowed = new Set(Object.keys(procedure['~orpc'].errorMap));
        const explain = (error: unknown) => toContractError(error, allowed, path.join('.'), log);
        const verdict = guardValue(input, articleInMemory);
        if (verdict) throw asError(badInput(`The input is ${verdict.replace('-', ' ')}`));
        try {
          const output = await next();
          if (!isIterator(output)) return output;
          return mapEventIterator(output, {
            value: async (value: unknown) => value,
            error: async (error) => explain(error),
          });
        } catch (error) {
          const ours = error instanceof ORPCError || error instanceof FailureError;
          // A schema that breaks on an input (`{"length":{…}}` for a text) has refused it.
          if (!ours && (await refuses(procedure['~orpc'].inputSchema, input))) {
            throw asError(badInput());
          }
          throw explain(error);
        }
      },
    ],
  });
}

async function refuses(schema: AnySchema | undefined, input: unknown): Promise<boolean> {
  try {
    return (await schema?.['~standard'].validate(input))?.issues !== undefined;
  } catch {
    return true;
  }
}

const isIterator = (value: unknown): value is AsyncIteratorObject<unknown, unknown, void> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
