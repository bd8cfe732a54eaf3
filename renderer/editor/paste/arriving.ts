/** Names the asset of a photo block whose picture came with the paste. */
export const arriving = (index: number): string => `arriving:${index}`;

export const arrivingIndex = (asset: string): number | undefined => {
  const index = /^arriving:(\d+)$/.exec(asset)?.[1];
  return index === undefined ? undefined : Number(index);
};
