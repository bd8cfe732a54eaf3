import { type Crop, round, smallestCrop } from '../../../shared/article/crop.ts';

/**
 * How a crop answers to a hand or a key. All in fractions of the picture; `shape` is the crop's width
 * by its height in these fractions where it is fixed, so a square in a picture of 3:2 is 2/3.
 */

export const whole: Crop = { x: 0, y: 0, width: 1, height: 1 };

export const corners = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;
export type Corner = (typeof corners)[number];

const between = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), Math.max(least, most));

const rounded = ({ x, y, width, height }: Crop): Crop => {
  const [left, top] = [round(x), round(y)];
  return {
    x: left,
    y: top,
    width: round(Math.min(width, 1 - left)),
    height: round(Math.min(height, 1 - top)),
  };
};

export function moveCrop(crop: Crop, dx: number, dy: number): Crop {
  return rounded({
    ...crop,
    x: between(crop.x + dx, 0, 1 - crop.width),
    y: between(crop.y + dy, 0, 1 - crop.height),
  });
}

/** Moves one corner; the opposite one stays where it is. */
export function dragCorner(
  crop: Crop,
  corner: Corner,
  dx: number,
  dy: number,
  shape?: number,
): Crop {
  const left = corner === 'topLeft' || corner === 'bottomLeft';
  const top = corner === 'topLeft' || corner === 'topRight';
  const fixedX = left ? crop.x + crop.width : crop.x;
  const fixedY = top ? crop.y + crop.height : crop.y;
  const roomX = left ? fixedX : 1 - fixedX;
  const roomY = top ? fixedY : 1 - fixedY;
  let width = between(crop.width + (left ? -dx : dx), smallestCrop, roomX);
  let height = between(crop.height + (top ? -dy : dy), smallestCrop, roomY);
  if (shape !== undefined) {
    // The direction that was moved further leads.
    width = Math.abs(dx) >= Math.abs(dy) * shape ? width : height * shape;
    [width, height] = sized(width, shape, roomX, roomY);
  }
  return rounded({
    x: left ? fixedX - width : fixedX,
    y: top ? fixedY - height : fixedY,
    width,
    height,
  });
}

/** The largest rectangle of that shape with the crop's middle, as far as the picture reaches. */
export function withShape(crop: Crop, shape: number | undefined): Crop {
  if (shape === undefined) return crop;
  const area = crop.width * crop.height;
  const [width, height] = sized(Math.sqrt(area * shape), shape, 1, 1);
  return moveCrop(
    {
      x: crop.x + (crop.width - width) / 2,
      y: crop.y + (crop.height - height) / 2,
      width,
      height,
    },
    0,
    0,
  );
}

/** Width and height of that shape, no larger than there is room, no smaller than can be seen. */
function sized(width: number, shape: number, roomX: number, roomY: number): [number, number] {
  const most = Math.min(roomX, roomY * shape);
  const least = Math.min(most, Math.max(smallestCrop, smallestCrop * shape));
  const fitting = between(width, least, most);
  return [fitting, fitting / shape];
}

/** null where nothing is cut off: then there is no crop. */
export function cropOrNone(crop: Crop): Crop | null {
  const isAll = crop.x <= 0 && crop.y <= 0 && crop.width >= 1 && crop.height >= 1;
  return isAll ? null : rounded(crop);
}
