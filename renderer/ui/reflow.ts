const texts = new Set<() => void>();

/** Said before panes or letters get another size: each text keeps what is looked at where it is. */
export const beforeReflow = () => {
  for (const hold of texts) hold();
};

/** @returns what ends it */
export function onReflow(hold: () => void): () => void {
  texts.add(hold);
  return () => texts.delete(hold);
}
