import { expect, test } from 'vitest';
import { unkeptText } from '../../../renderer/panels/history/unkeptText.ts';
import type { Failure } from '../../../shared/contract/failure.ts';

test('no save is said to keep what somebody named, where that failed', () => {
  const failure: Failure = {
    code: 'io',
    message: 'The version was not kept: the disk reported an error (EIO).',
    retry: true,
  };
  const said = 'This version was not kept: the disk reported an error (EIO).';
  expect(unkeptText('This version was not kept', failure)).toBe(said);
  const later = 'The next save tries again.';
  expect(unkeptText('This version was not kept', failure, later)).toBe(`${said} ${later}`);
});
