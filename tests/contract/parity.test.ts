import { describe, expect, test } from 'vitest';
import { articles } from './parity/articles.ts';
import { desk } from './parity/desk.ts';
import { exporting } from './parity/exporting.ts';
import { packs } from './parity/packs.ts';
import { typing } from './parity/typing.ts';
import { versions } from './parity/versions.ts';
import { openParity } from './support/parity.ts';
import { transports } from './support/transports.ts';

describe.each(transports)('over $name', ({ open }) => {
  const parity = openParity(open);
  desk(parity);
  articles(parity);
  exporting(parity);
  packs(parity);
  versions(parity);
  typing(parity);

  test('every call of the contract was made above', () => {
    expect(parity.neverCalled()).toEqual([]);
  });
});
