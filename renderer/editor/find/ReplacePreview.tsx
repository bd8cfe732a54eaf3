import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import type { FindAndReplace } from './findAndReplace.ts';
import { findLabels } from './findLabels.ts';
import type { Previewed } from './findState.ts';

/** Rows that are shown at first, and more each time somebody asks. */
const portion = 100;

interface ReplacePreviewProps {
  find: FindAndReplace;
  count: number;
  /** Indexes of the matches that stay as they are. */
  leftOut: ReadonlySet<number>;
}

/** Every replacement as it is and would be; what is ticked off stays. */
export function ReplacePreview({ find, count, leftOut }: ReplacePreviewProps) {
  const { replacement, query, keepCase } = useStore(find.store);
  const [shown, setShown] = useState(portion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are made of what is asked for
  const rows = useMemo(() => find.preview(0, shown), [find, shown, replacement, query, keepCase]);

  return (
    <div className="find-preview">
      <ul aria-label={findLabels.previewList}>
        {rows.map((row) => (
          <li key={row.index}>
            <label className="find-row">
              <input
                type="checkbox"
                checked={!leftOut.has(row.index)}
                onFocus={() => find.goTo(row.index)}
                onChange={(event) => find.leaveOut(row.index, !event.currentTarget.checked)}
              />
              <Row row={row} />
            </label>
          </li>
        ))}
      </ul>
      {count > rows.length && (
        <Button look="quiet" onClick={() => setShown(shown + portion)}>
          {findLabels.showMore(Math.min(portion, count - rows.length), count)}
        </Button>
      )}
    </div>
  );
}

const Row = ({ row }: { row: Previewed }) => (
  <span className="find-row-text">
    <span className="find-row-place">{row.place}</span>{' '}
    <span dir="auto">
      {row.before}
      <del>{row.found}</del>
      {row.replacement && <ins>{row.replacement}</ins>}
      {row.after}
    </span>
  </span>
);
