import { Fragment, type Node } from '@tiptap/pm/model';
import { named, typeOf } from '../commands/blocksAround.ts';
import {
  type Area,
  type Grid,
  type Headers,
  headersOf,
  isEmptyCell,
  isInside,
  overlaps,
  type Placed,
} from './grid.ts';

/** Changes of a table's rows and columns, as plain functions from grid to grid. No word is lost. */

/** @param at the row that the new one will be */
export function withRow(grid: Grid, at: number): Grid {
  const rows = [...grid.rows.slice(0, at), undefined, ...grid.rows.slice(at)];
  const moved = (edge: number) => (edge >= at ? edge + 1 : edge);
  const cells = grid.cells.map((placed) => ({
    ...placed,
    top: moved(placed.top),
    bottom: placed.bottom > at ? placed.bottom + 1 : placed.bottom,
  }));
  return { ...grid, rows, cells, headers: headersOf(grid) };
}

export function withColumn(grid: Grid, at: number): Grid {
  const cells = grid.cells.map((placed) => ({
    ...placed,
    left: placed.left >= at ? placed.left + 1 : placed.left,
    right: placed.right > at ? placed.right + 1 : placed.right,
  }));
  return { ...grid, cells, width: grid.width + 1, headers: headersOf(grid) };
}

/** Without the rows from `top` to before `bottom`; a cell that reaches out of them stays. */
export function withoutRows(grid: Grid, { top, bottom }: Pick<Area, 'top' | 'bottom'>): Grid {
  const cells = grid.cells.flatMap((placed) => {
    const edges = [cut(placed.top, top, bottom), cut(placed.bottom, top, bottom)] as const;
    return edges[0] === edges[1] ? [] : [{ ...placed, top: edges[0], bottom: edges[1] }];
  });
  return { ...grid, cells, rows: grid.rows.filter((_, y) => y < top || y >= bottom) };
}

export function withoutColumns(grid: Grid, { left, right }: Pick<Area, 'left' | 'right'>): Grid {
  const cells = grid.cells.flatMap((placed) => {
    const edges = [cut(placed.left, left, right), cut(placed.right, left, right)] as const;
    return edges[0] === edges[1] ? [] : [{ ...placed, left: edges[0], right: edges[1] }];
  });
  return { ...grid, cells, width: grid.width - (right - left) };
}

const cut = (edge: number, from: number, to: number) =>
  edge <= from ? edge : Math.max(edge - (to - from), from);

/** The area grown until no cell lies on its edge. */
function wholeArea(grid: Grid, area: Area): Area {
  const crossing = grid.cells.find((cell) => overlaps(cell, area) && !isInside(cell, area));
  if (!crossing) return area;
  return wholeArea(grid, {
    top: Math.min(area.top, crossing.top),
    left: Math.min(area.left, crossing.left),
    bottom: Math.max(area.bottom, crossing.bottom),
    right: Math.max(area.right, crossing.right),
  });
}

/** One cell out of all in the area, with what was written in each. */
export function merged(grid: Grid, wanted: Area): Grid {
  const area = wholeArea(grid, wanted);
  const inside = grid.cells.filter((placed) => isInside(placed, area));
  const [first] = inside;
  if (!first || inside.length < 2) return grid;
  const written = inside.map(({ cell }) => cell.content).filter((content) => !isEmptyCell(content));
  const content = written.reduce((all, one) => all.append(one), Fragment.empty);
  const cell = first.cell.copy(content.size > 0 ? content : first.cell.content);
  const cells = grid.cells.flatMap((placed) => {
    if (placed === first) return [{ ...area, cell }];
    return inside.includes(placed) ? [] : [placed];
  });
  return { ...grid, cells };
}

/** Cells in the area that go over several rows or columns become single ones. */
export function split(grid: Grid, area: Area): Grid {
  const cells = grid.cells.flatMap((placed): Placed[] => {
    const { cell, top, left, bottom, right } = placed;
    if (!overlaps(placed, area) || (bottom - top === 1 && right - left === 1)) return [placed];
    const empty = cell.type.createAndFill() as Node;
    const pieces: Placed[] = [];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const isFirst = y === top && x === left;
        pieces.push({ cell: isFirst ? cell : empty, top: y, left: x, bottom: y + 1, right: x + 1 });
      }
    }
    return pieces;
  });
  return { ...grid, cells };
}

/** The first row and column as headers or not; what is elsewhere stays what it is. */
export function withHeaders(grid: Grid, { row, column }: Headers): Grid {
  const cells = grid.cells.map((placed) => {
    const { top, left } = placed;
    if (top > 0 && left > 0) return placed;
    return asHeader(placed, (top === 0 && row) || (left === 0 && column));
  });
  return { ...grid, cells };
}

export function asHeader(placed: Placed, header: boolean): Placed {
  const { cell } = placed;
  const type = typeOf(cell.type.schema, header ? 'tableHeader' : 'tableCell');
  return cell.type === type ? placed : { ...placed, cell: type.create(cell.attrs, cell.content) };
}

/** Other cells over this grid, from a place on; it grows where they reach out of it. */
export function withCells(grid: Grid, at: { top: number; left: number }, other: Grid): Grid {
  const area: Area = {
    ...at,
    bottom: at.top + other.rows.length,
    right: at.left + other.width,
  };
  const height = Math.max(grid.rows.length, area.bottom);
  const single = split(grid, area);
  const kept = single.cells.filter((placed) => !overlaps(placed, area));
  const headers = headersOf(grid);
  const came = other.cells.map((placed) => ({
    cell: likeThere(single, headers, placed, at),
    top: placed.top + at.top,
    left: placed.left + at.left,
    bottom: placed.bottom + at.top,
    right: placed.right + at.left,
  }));
  return {
    ...grid,
    width: Math.max(grid.width, area.right),
    rows: Array.from({ length: height }, (_, y) => grid.rows[y]),
    cells: [...kept, ...came],
    headers,
  };
}

/** What is filled in is the kind of cell that stood there: a header row keeps its headers. */
function likeThere(
  grid: Grid,
  headers: Headers,
  { cell, top, left }: Placed,
  at: { top: number; left: number },
): Node {
  const y = top + at.top;
  const x = left + at.left;
  const there = grid.cells.find((each) => each.top === y && each.left === x)?.cell;
  const heads = there
    ? named(there, 'tableHeader')
    : (y === 0 && headers.row) || (x === 0 && headers.column);
  const type = typeOf(cell.type.schema, heads ? 'tableHeader' : 'tableCell');
  return type.create({ ...cell.attrs, id: there?.attrs.id ?? '' }, cell.content);
}
