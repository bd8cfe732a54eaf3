import { useEffect, useState } from 'react';

/** Whether a frame has been drawn since this value came: what is not read first comes after the text. */
export function useAfterFrame(value: unknown): boolean {
  const [drawn, setDrawn] = useState<unknown>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The first callback comes before its frame is drawn, the second behind it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setDrawn(value));
      });
    });
    // Where nothing is drawn, in a window behind others, no frame comes.
    const fallback = setTimeout(() => setDrawn(value), 250);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(fallback);
    };
  }, [value]);
  return drawn === value;
}
