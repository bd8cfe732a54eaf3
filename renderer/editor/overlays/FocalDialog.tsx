import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { round } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { labels } from '../labels.ts';
import type { Photos } from '../photos/photos.ts';
import { usePicture } from './usePicture.ts';

interface FocalDialogProps {
  asset: Asset;
  photos: Photos;
  onChange(change: Partial<Asset>): void;
  onClose(): void;
}

const middle = { x: 0.5, y: 0.5 };
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The point of a photo that stays in sight wherever a page cuts it to another shape. */
export function FocalDialog({ asset, photos, onChange, onClose }: FocalDialogProps) {
  const [point, setPoint] = useState<{ x: number; y: number } | undefined>(asset.focalPoint);
  const url = usePicture(photos, asset.src);
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const { x, y } = point ?? middle;

  const put = (left: number, top: number) => {
    const within = (value: number) => round(Math.min(1, Math.max(0, value)));
    setPoint({ x: within(left), y: within(top) });
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || (event.type === 'pointermove' && event.buttons !== 1)) return;
    put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.closest('form')?.requestSubmit();
      return;
    }
    const direction = arrows[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.1 : 0.01;
    put(x + direction[0] * by, y + direction[1] * by);
  };
  const position = { objectPosition: `${x * 100}% ${y * 100}%` };

  return (
    <Dialog
      title={labels.focal.title}
      size="l"
      onClose={onClose}
      onSubmit={() => {
        const { focalPoint } = asset;
        if (focalPoint?.x !== point?.x || focalPoint?.y !== point?.y) {
          onChange({ focalPoint: point && { ...focalPoint, ...point } });
        }
        onClose();
      }}
      footer={
        <>
          <Button look="quiet" onClick={() => setPoint(undefined)}>
            {labels.focal.reset}
          </Button>
          <Button onClick={onClose}>{labels.crop.cancel}</Button>
          <Button look="primary" type="submit">
            {labels.focal.apply}
          </Button>
        </>
      }
    >
      <div className="focal">
        <div
          className="crop-frame"
          style={{ '--shape': asset.width / asset.height } as CSSProperties}
        >
          <div
            ref={frame}
            className="crop-picture focal-picture"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              follow(event);
            }}
            onPointerMove={follow}
          >
            {url && <img src={url} alt={asset.alt ?? ''} draggable={false} />}
            <button
              type="button"
              className="focal-point"
              data-autofocus
              data-set={point !== undefined}
              aria-label={labels.focal.point}
              aria-describedby={hintId}
              style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
              onKeyDown={onKeyDown}
            />
          </div>
        </div>
        <div className="focal-shapes" aria-hidden="true">
          {url && (
            <>
              <img className="focal-square" src={url} alt="" style={position} />
              <img className="focal-strip" src={url} alt="" style={position} />
              <img className="focal-tall" src={url} alt="" style={position} />
            </>
          )}
        </div>
      </div>
      <p id={hintId} className="field-hint">
        {labels.focal.hint}
      </p>
      <p className="crop-size" role="status">
        {point ? labels.focal.at(Math.round(x * 100), Math.round(y * 100)) : labels.focal.none}
      </p>
    </Dialog>
  );
}
