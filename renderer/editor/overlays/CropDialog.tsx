import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { type Crop, shownSize } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { photoWarnings, ratioOf, ratioText } from '../../../shared/copydesk/photoWarnings.ts';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { labels } from '../labels.ts';
import {
  type Corner,
  corners,
  cropOrNone,
  dragCorner,
  moveCrop,
  whole,
  withShape,
} from '../photos/cropGeometry.ts';
import type { Photos } from '../photos/photos.ts';
import { usePicture } from './usePicture.ts';

interface CropDialogProps {
  asset: Asset;
  photos: Photos;
  crop: Crop | null;
  /** null: the whole picture. */
  onCrop(crop: Crop | null): void;
  onClose(): void;
}

const presets = ['free', 'original', '16:9', '4:3', '1:1'] as const;

/** An arrow key moves by a hundredth of the picture, with Shift by a twentieth. */
const step = { fine: 0.01, coarse: 0.05 };
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Which part of a photo this block shows. The file stays whole; reset brings all of it back. */
export function CropDialog({ asset, photos, crop: before, onCrop, onClose }: CropDialogProps) {
  const [crop, setCrop] = useState<Crop>(before ?? whole);
  const [ratio, setRatio] = useState('free');
  const rules = useDeskSettings(({ photo }) => photo);
  const url = usePicture(photos, asset.src);
  const frame = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const desk = rules.ratios.filter((one) => !(presets as readonly string[]).includes(one));
  const size = shownSize(asset, crop);
  const [warning] = photoWarnings(size, rules);

  const shapeOf = (name: string): number | undefined => {
    if (name === 'free') return undefined;
    if (name === 'original') return 1;
    const value = ratioOf(name);
    return value === undefined ? undefined : (value * asset.height) / asset.width;
  };
  const shape = shapeOf(ratio);
  const change = (target: Corner | 'all', dx: number, dy: number, from = crop) =>
    setCrop(target === 'all' ? moveCrop(from, dx, dy) : dragCorner(from, target, dx, dy, shape));

  const onKeyDown = (target: Corner | 'all') => (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.closest('form')?.requestSubmit();
      return;
    }
    const direction = arrows[event.key];
    if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const by = event.shiftKey ? step.coarse : step.fine;
    change(target, direction[0] * by, direction[1] * by);
  };
  const onPointerDown = (target: Corner | 'all') => (event: PointerEvent<HTMLElement>) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || event.button !== 0) return;
    event.stopPropagation();
    const element = event.currentTarget;
    element.setPointerCapture(event.pointerId);
    const from = crop;
    const start = { x: event.clientX, y: event.clientY };
    const move = (moved: globalThis.PointerEvent) =>
      change(
        target,
        (moved.clientX - start.x) / box.width,
        (moved.clientY - start.y) / box.height,
        from,
      );
    const end = () => {
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', end);
      element.removeEventListener('pointercancel', end);
    };
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', end);
    element.addEventListener('pointercancel', end);
  };
  const handle = (target: Corner | 'all', name: string) => ({
    type: 'button' as const,
    className: `crop-handle crop-${target}`,
    'aria-label': name,
    'aria-describedby': hintId,
    onKeyDown: onKeyDown(target),
    onPointerDown: onPointerDown(target),
  });

  return (
    <Dialog
      title={labels.crop.title}
      size="l"
      onClose={onClose}
      onSubmit={() => {
        onCrop(cropOrNone(crop));
        onClose();
      }}
      footer={
        <>
          <Button
            look="quiet"
            onClick={() => {
              setCrop(whole);
              setRatio('free');
            }}
          >
            {labels.crop.reset}
          </Button>
          <Button onClick={onClose}>{labels.crop.cancel}</Button>
          <Button look="primary" type="submit">
            {labels.crop.apply}
          </Button>
        </>
      }
    >
      <fieldset className="crop-ratios">
        <legend className="unseen">{labels.crop.shape}</legend>
        {[...presets, ...desk].map((name) => (
          <Choice
            key={name}
            type="radio"
            name="crop-ratio"
            label={
              name === 'free' ? labels.crop.free : name === 'original' ? labels.crop.original : name
            }
            checked={ratio === name}
            onChange={() => {
              setRatio(name);
              setCrop(withShape(crop, shapeOf(name)));
            }}
          />
        ))}
      </fieldset>
      <div
        className="crop-frame"
        style={{ '--shape': asset.width / asset.height } as CSSProperties}
      >
        <div ref={frame} className="crop-picture">
          {url && <img src={url} alt={asset.alt ?? ''} draggable={false} />}
          <div
            className="crop-part"
            style={{
              left: `${crop.x * 100}%`,
              top: `${crop.y * 100}%`,
              width: `${crop.width * 100}%`,
              height: `${crop.height * 100}%`,
            }}
          >
            <button {...handle('all', labels.crop.move)} data-autofocus />
            {corners.map((corner) => (
              <button key={corner} {...handle(corner, labels.crop.corners[corner])} />
            ))}
          </div>
        </div>
      </div>
      <p id={hintId} className="field-hint">
        {labels.crop.hint}
      </p>
      <p className="crop-size" role="status">
        {labels.crop.size(size.width, size.height, ratioText(size))}
        {warning && <span className="crop-warning"> {warning.message}.</span>}
      </p>
    </Dialog>
  );
}
