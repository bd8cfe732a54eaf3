import { expect, it } from 'vitest';
import { sizeText } from '../../../renderer/app/sizeText.ts';

it.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1.0 KB'],
  [99_500, '97.2 KB'],
  [1_024_000, '1.0 MB'],
  [20 * 1024 ** 2, '20.0 MB'],
  [3 * 1024 ** 3, '3.0 GB'],
])('says how large a file of %i bytes is', (bytes, said) => {
  expect(sizeText(bytes)).toBe(said);
});
