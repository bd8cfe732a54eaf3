import { articleInTransit } from '../../../shared/contract/articleInTransit.ts';
import { articleInMemory, guardText } from '../../../shared/contract/guardText.ts';
import { messageBytes } from '../../../shared/contract/webSocket.ts';

/** A message holds no more structure than this: articles are strings in it, but not their blocks. */
const most = { depth: articleInMemory.depth + 16, nodes: 20_000 } as const;

/** The library counts calls in base 36. */
const idAtStart = /^\{"i":"([0-9a-z]{1,16})"/;
const idShape = /^[0-9a-z]{1,16}$/;
const pathShape = /^(\/[A-Za-z]{1,32}){1,4}$/;

const request = undefined;
const abort = 4;

export type Verdict = { ok: true; text: string } | { ok: false; id: string | undefined };

/**
 * Whether a message is one that a client of the contract sends: a call with plain data, or its end.
 * The RPC library can carry much more (files, forms, streams of input, sets, patterns, dates); what
 * the contract does not use is not let in.
 *
 * @returns with `ok: false` the id of the call to answer, if it can be told.
 */
export function vet(message: unknown): Verdict {
  if (typeof message !== 'string') return { ok: false, id: undefined };
  const refused: Verdict = { ok: false, id: idAtStart.exec(message.slice(0, 32))?.[1] };
  if (message.length > messageBytes || guardText(message, most)) return refused;
  let envelope: unknown;
  try {
    envelope = JSON.parse(message);
  } catch {
    return refused;
  }
  return isEnvelope(envelope) ? { ok: true, text: message } : refused;
}

function isEnvelope(value: unknown): boolean {
  if (!hasOnly(value, ['i', 't', 'p'])) return false;
  if (typeof value.i !== 'string' || !idShape.test(value.i)) return false;
  if (value.t === abort) return value.p === undefined;
  const call = value.p;
  if (value.t !== request || !hasOnly(call, ['u', 'b'])) return false;
  if (typeof call.u !== 'string' || !pathShape.test(call.u)) return false;
  const body = call.b;
  return hasOnly(body, ['json', 'meta']) && isMeta(body.meta);
}

/** Says where in the input an article lies as text; anything else there is refused. */
function isMeta(meta: unknown): boolean {
  if (meta === undefined) return true;
  return (
    Array.isArray(meta) &&
    meta.every(
      (item) =>
        Array.isArray(item) &&
        item[0] === articleInTransit.type &&
        item.slice(1).every((step) => typeof step === 'string' || Number.isInteger(step)),
    )
  );
}

function hasOnly<Key extends string>(
  value: unknown,
  keys: readonly Key[],
): value is Partial<Record<Key, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => (keys as readonly string[]).includes(key))
  );
}
