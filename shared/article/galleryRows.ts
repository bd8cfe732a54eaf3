/**
 * How a gallery sets its photos: rows of one height in which nothing is cut, so that a portrait
 * beside two landscapes keeps its shape. Every row is filled, and no photo is left alone at the end
 * where it could stand with others.
 */

/** Width of a full row in heights of its photos: about 11 rem high in a column of 41. */
const wished = 3.7;
/** A row that would be taller than this shape is not filled: one portrait is not a screen high. */
const tallest = 1.25;
/** Extremes count as these, or a panorama would press its neighbours into a line. */
const narrowest = 0.4;
const widest = 3.2;

export interface GalleryPlace {
  /** From 0. */
  row: number;
  /** How many photos stand in that row. */
  inRow: number;
  /** Of the row's width without its gaps; a row's shares add up to 1, or less if it is not filled. */
  share: number;
}

/** @param ratios width by height of each photo as it is shown; 0 where it is not known */
export function galleryRows(ratios: readonly number[]): GalleryPlace[] {
  const shapes = ratios.map((ratio) => Math.min(widest, Math.max(narrowest, ratio || 1.5)));
  // For each number of photos from the start: the best cost, and where its last row begins.
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }];
  for (let end = 1; end <= shapes.length; end++) {
    let found = { cost: Number.POSITIVE_INFINITY, start: end - 1 };
    let sum = 0;
    for (let start = end - 1; start >= 0 && end - start <= 5; start--) {
      sum += shapes[start] ?? 0;
      const cost = (best[start]?.cost ?? 0) + Math.log(Math.max(sum, tallest) / wished) ** 2;
      if (cost < found.cost) found = { cost, start };
    }
    best.push(found);
  }
  const rows: number[][] = [];
  for (let end = shapes.length; end > 0; end = best[end]?.start ?? 0) {
    rows.unshift(shapes.slice(best[end]?.start ?? 0, end));
  }
  return rows.flatMap((row, index) => {
    const sum = Math.max(
      tallest,
      row.reduce((all, shape) => all + shape, 0),
    );
    // Rounded down, so that no row is ever a hair too wide and breaks.
    return row.map((shape) => ({
      row: index,
      inRow: row.length,
      share: Math.floor((shape / sum) * 1e4) / 1e4,
    }));
  });
}
