import { pairUp } from '../blockPairs.ts';
import type { NodeJson } from '../model.ts';
import { knownAgain } from './lines.ts';

/** The rows of a table in three versions. */
interface Rows {
  base: readonly NodeJson[];
  mine: readonly NodeJson[];
  theirs: readonly NodeJson[];
}

/**
 * Whether a cell is in the same column in all three, so that rows can be put together cell by cell.
 * Where cells are merged also whether all rows are the same ones: they reach across them.
 */
export function haveSameColumns({ base, mine, theirs }: Rows): boolean {
  const rows = [base, mine, theirs].flat();
  const width = Math.max(...rows.map((row) => cellsOf(row).length));
  const isGrid = rows.every((row) => isPlain(row, width));
  return [mine, theirs].every(
    (side) => (isGrid || staysInRows(base, side)) && staysInColumns(base, side, width),
  );
}

const cellsOf = ({ content = [] }: NodeJson) => content;

const isSingle = ({ attrs }: NodeJson) =>
  (attrs?.colspan ?? 1) === 1 && (attrs?.rowspan ?? 1) === 1;

const isPlain = (row: NodeJson, width: number) =>
  cellsOf(row).length === width && cellsOf(row).every(isSingle);

function staysInRows(base: readonly NodeJson[], side: readonly NodeJson[]): boolean {
  const partner = knownAgain(base, side);
  return base.length === side.length && base.every((_, at) => partner.get(at) === at);
}

/** By what stands in the columns: they have no names. */
function staysInColumns(
  base: readonly NodeJson[],
  side: readonly NodeJson[],
  width: number,
): boolean {
  const pairs = [...knownAgain(base, side)]
    .map(([later, earlier]) => [base[earlier], side[later]] as [NodeJson, NodeJson])
    .filter((pair) => pair.every((row) => isPlain(row, width)));
  const columnsOf = (which: 0 | 1) =>
    Array.from({ length: width }, (_, at) => ({
      type: 'tableRow',
      content: pairs.map((pair) => cellsOf(pair[which])[at] as NodeJson),
    }));
  if (pairs.length === 0) return false;
  return [...pairUp(columnsOf(0), columnsOf(1))].every(([later, earlier]) => later === earlier);
}
