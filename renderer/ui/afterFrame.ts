/** Where nothing is drawn, in a window behind others, no frame comes: then so late, in ms. */
const withoutFrame = 250;

/** Calls back once the next frame is on the screen. @returns to have it not done */
export function afterFrame(then: () => void): () => void {
  let timer = setTimeout(then, withoutFrame);
  // The first callback comes before its frame is drawn, the second behind it. What comes between two
  // frames holds up the second, and what a person did meanwhile.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(then);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
