import { useRef, useState } from 'react';
import { round } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { photoLabels } from '../photos/photoLabels.ts';
import { followPointer, moveByKey } from '../photos/pointing.ts';
import { PictureDialog, type PictureDialogProps } from './PictureDialog.tsx';

interface FocalDialogProps extends PictureDialogProps {
  onChange(change: Partial<Asset>): void;
}

const middle = { x: 0.5, y: 0.5 };
const step = { fine: 0.01, coarse: 0.1 };

/** The point of a photo that stays in sight wherever a page cuts it to another shape. */
export function FocalDialog({ onChange, ...dialog }: FocalDialogProps) {
  const { focalPoint } = dialog.asset;
  const [point, setPoint] = useState<{ x: number; y: number } | undefined>(focalPoint);
  const picture = useRef<HTMLDivElement>(null);
  const { x, y } = point ?? middle;
  const position = { objectPosition: `${x * 100}% ${y * 100}%` };

  const put = (left: number, top: number) => {
    const within = (value: number) => round(Math.min(1, Math.max(0, value)));
    setPoint({ x: within(left), y: within(top) });
  };

  return (
    <PictureDialog
      {...dialog}
      title={photoLabels.focal.title}
      className="focal-picture"
      picture={picture}
      onPointerDown={(event) => followPointer(event, event.currentTarget, put)}
      beside={(url) => (
        <div className="focal-shapes" aria-hidden="true">
          <img className="focal-square" src={url} alt="" style={position} />
          <img className="focal-strip" src={url} alt="" style={position} />
          <img className="focal-tall" src={url} alt="" style={position} />
        </div>
      )}
      hint={photoLabels.focal.hint}
      status={
        point
          ? photoLabels.focal.at(Math.round(x * 100), Math.round(y * 100))
          : photoLabels.focal.none
      }
      reset={{ label: photoLabels.focal.reset, run: () => setPoint(undefined) }}
      apply={{
        label: photoLabels.focal.apply,
        run() {
          if (focalPoint?.x === point?.x && focalPoint?.y === point?.y) return;
          onChange({ focalPoint: point && { ...focalPoint, ...point } });
        },
      }}
    >
      {(hintId) => (
        <button
          type="button"
          className="focal-point"
          data-autofocus
          data-set={point !== undefined}
          aria-label={photoLabels.focal.point}
          aria-describedby={hintId}
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
          onKeyDown={(event) => moveByKey(event, step, (dx, dy) => put(x + dx, y + dy))}
        />
      )}
    </PictureDialog>
  );
}
