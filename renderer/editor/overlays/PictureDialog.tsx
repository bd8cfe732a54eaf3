import { type CSSProperties, type ReactNode, type RefObject, useId } from 'react';
import type { Asset } from '../../../shared/article/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { photoLabels } from '../photos/photoLabels.ts';
import type { Photos } from '../photos/photos.ts';
import { usePicture } from './usePicture.ts';
import './PictureDialog.css';

export interface PictureDialogProps {
  asset: Asset;
  photos: Photos;
  onClose(): void;
}

interface FrameProps extends PictureDialogProps {
  title: string;
  className: string;
  picture: RefObject<HTMLDivElement | null>;
  onPointerDown?(event: React.PointerEvent<HTMLElement>): void;
  /** What lies on the picture. @param hintId describes it */
  children(hintId: string): ReactNode;
  above?: ReactNode;
  /** @param url of the picture */
  beside?(url: string): ReactNode;
  hint: string;
  /** What stands now, told while it changes. */
  status: ReactNode;
  reset: { label: string; run(): void };
  apply: { label: string; run(): void };
}

/** A photo, whole and as large as there is room for, with something on it to be moved. */
export function PictureDialog({
  asset,
  photos,
  onClose,
  title,
  className,
  picture,
  onPointerDown,
  children,
  above,
  beside,
  hint,
  status,
  reset,
  apply,
}: FrameProps) {
  const url = usePicture(photos, asset.src);
  const hintId = useId();
  return (
    <Dialog
      title={title}
      size="l"
      onClose={onClose}
      onSubmit={() => {
        apply.run();
        onClose();
      }}
      footer={
        <>
          <span className="dialog-foot-start">
            <Button onClick={reset.run}>{reset.label}</Button>
          </span>
          <Button onClick={onClose}>{photoLabels.crop.cancel}</Button>
          <Button look="primary" type="submit">
            {apply.label}
          </Button>
        </>
      }
    >
      {above}
      <div className="picture-row">
        <div
          className="picture-frame"
          style={{ '--shape': asset.width / asset.height } as CSSProperties}
        >
          <div ref={picture} className={`picture ${className}`} onPointerDown={onPointerDown}>
            {url && <img src={url} alt={asset.alt ?? ''} draggable={false} />}
            {children(hintId)}
          </div>
        </div>
        {url && beside?.(url)}
      </div>
      <p id={hintId} className="field-hint">
        {hint}
      </p>
      <p className="picture-status" role="status">
        {status}
      </p>
    </Dialog>
  );
}
