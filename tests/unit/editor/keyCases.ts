import { expect, it } from 'vitest';
import type { NodeJson } from '../../../shared/article/model.ts';
import { Desk } from './desk.ts';
import { article } from './write.ts';

/** Keys pressed in a body, as `write.ts` writes it. */
export interface Case {
  what: string;
  body: NodeJson[];
  keys: string[];
  result: string;
}

/** Each press is one undo step, so undoing it gives back the very document. */
export function check({ what, body, keys, result }: Case) {
  it(what, () => {
    const desk = new Desk(article(body));
    const before = desk.json;
    desk.press(...keys);
    desk.state.doc.check();
    expect(desk.shown).toBe(result);
    for (let step = 0; step < keys.length; step++) desk.press('Mod-z');
    expect(desk.json).toEqual(before);
  });
}
