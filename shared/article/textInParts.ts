import type { NodeJson } from './model.ts';

/** A long article's text as it comes to a window: what is seen first, and the rest, not yet read. */
export interface TextInParts {
  /** A document by itself. */
  first: NodeJson;
  /** JSON of the list of blocks that the body goes on with. */
  rest?: string | undefined;
}

export const blocksOfRest = (rest: string): NodeJson[] => JSON.parse(rest) as NodeJson[];

export function joined({ first, rest }: TextInParts): NodeJson {
  const body = first.content?.at(-1);
  if (rest === undefined || !body) return first;
  const blocks = [...(body.content ?? []), ...blocksOfRest(rest)];
  return {
    ...first,
    content: [...(first.content?.slice(0, -1) ?? []), { ...body, content: blocks }],
  };
}
