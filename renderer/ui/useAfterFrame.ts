import { useEffect, useState } from 'react';
import { afterFrame } from './afterFrame.ts';

/** Whether a frame has been drawn since this value came: what is not read first comes after the text. */
export function useAfterFrame(value: unknown): boolean {
  const [drawn, setDrawn] = useState<unknown>();
  useEffect(() => afterFrame(() => setDrawn(value)), [value]);
  return drawn === value;
}
