import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type Crop, shownSize } from '../../../shared/article/crop.ts';
import { photoWarnings, ratioOf, ratioText } from '../../../shared/copydesk/photoWarnings.ts';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { Choice } from '../../ui/Choice.tsx';
import {
  type Corner,
  corners,
  cropOrNone,
  dragCorner,
  moveCrop,
  whole,
  withShape,
} from '../photos/cropGeometry.ts';
import { photoLabels } from '../photos/photoLabels.ts';
import { followPointer, moveByKey } from '../photos/pointing.ts';
import { PictureDialog, type PictureDialogProps } from './PictureDialog.tsx';

interface CropDialogProps extends PictureDialogProps {
  crop: Crop | null;
  /** null: the whole picture. */
  onCrop(crop: Crop | null): void;
}

const presets = ['free', 'original', '16:9', '4:3', '1:1'] as const;

/** Of the picture, for an arrow key without and with Shift. */
const step = { fine: 0.01, coarse: 0.05 };

/** Which part of a photo this block shows. The file stays whole; reset brings all of it back. */
export function CropDialog({ crop: before, onCrop, ...dialog }: CropDialogProps) {
  const { asset } = dialog;
  const [crop, setCrop] = useState<Crop>(before ?? whole);
  const [ratio, setRatio] = useState('free');
  const rules = useDeskSettings(({ photo }) => photo);
  const picture = useRef<HTMLDivElement>(null);
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

  const onPointerDown = (target: Corner | 'all') => (event: PointerEvent<HTMLElement>) => {
    if (!picture.current) return;
    let start: { x: number; y: number } | undefined;
    followPointer(event, picture.current, (x, y) => {
      start ??= { x, y };
      change(target, x - start.x, y - start.y, crop);
    });
  };
  const handle = (target: Corner | 'all', name: string, hintId: string) => ({
    type: 'button' as const,
    className: `crop-handle crop-${target}`,
    'aria-label': name,
    'aria-describedby': hintId,
    onKeyDown: (event: KeyboardEvent) => moveByKey(event, step, (dx, dy) => change(target, dx, dy)),
    onPointerDown: onPointerDown(target),
  });

  return (
    <PictureDialog
      {...dialog}
      title={photoLabels.crop.title}
      className="crop-picture"
      picture={picture}
      above={
        <fieldset className="crop-ratios">
          <legend className="unseen">{photoLabels.crop.shape}</legend>
          {[...presets, ...desk].map((name) => (
            <Choice
              key={name}
              type="radio"
              name="crop-ratio"
              label={nameOf(name)}
              checked={ratio === name}
              onChange={() => {
                setRatio(name);
                setCrop(withShape(crop, shapeOf(name)));
              }}
            />
          ))}
        </fieldset>
      }
      hint={photoLabels.crop.hint}
      status={
        <>
          {photoLabels.crop.size(size.width, size.height, ratioText(size))}
          {warning && <span className="crop-warning"> {warning.message}.</span>}
        </>
      }
      reset={{
        label: photoLabels.crop.reset,
        run() {
          setCrop(whole);
          setRatio('free');
        },
      }}
      apply={{ label: photoLabels.crop.apply, run: () => onCrop(cropOrNone(crop)) }}
    >
      {(hintId) => (
        <div
          className="crop-part"
          style={{
            left: `${crop.x * 100}%`,
            top: `${crop.y * 100}%`,
            width: `${crop.width * 100}%`,
            height: `${crop.height * 100}%`,
          }}
        >
          <button {...handle('all', photoLabels.crop.move, hintId)} data-autofocus />
          {corners.map((corner) => (
            <button key={corner} {...handle(corner, photoLabels.crop.corners[corner], hintId)} />
          ))}
        </div>
      )}
    </PictureDialog>
  );
}

const nameOf = (shape: string) =>
  shape === 'free' || shape === 'original' ? photoLabels.crop[shape] : shape;
