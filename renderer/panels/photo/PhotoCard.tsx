import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { shownSize } from '../../../shared/article/crop.ts';
import type { Asset } from '../../../shared/article/model.ts';
import { photoWarnings, ratioText } from '../../../shared/copydesk/photoWarnings.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { Choice } from '../../ui/Choice.tsx';
import { whenNear } from '../../ui/whenNear.ts';
import { fieldAt } from '../fields/askedField.ts';
import { MetadataText } from '../fields/MetadataText.tsx';
import { useMetadata } from '../fields/useMetadata.ts';
import { PhotoFile } from './PhotoFile.tsx';
import type { ShownPhoto } from './photosIn.ts';

interface PhotoCardProps {
  photo: ShownPhoto;
  asset: Asset | undefined;
  number: number;
  /** The caret is in it. */
  selected: boolean;
}

export function PhotoCard({ photo, asset, number, selected }: PhotoCardProps) {
  const { session } = useWorkspace();
  const [open, setOpen] = useState(selected);
  useEffect(() => {
    if (selected) setOpen(true);
  }, [selected]);
  const name = photo.caption || `Photo ${number}`;
  const missing = asset !== undefined && !asset.decorative && !asset.alt;
  const rules = useDeskSettings((settings) => settings.photo);
  const size = asset && shownSize(asset, photo.crop);
  const warnings = size ? photoWarnings(size, rules, photo.small) : [];

  return (
    <li className="photo-card" data-selected={selected || undefined}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Thumbnail asset={asset} />
          <span className="photo-name" dir="auto" title={name}>
            {name}
          </span>
          {missing && (
            <span className="photo-missing">
              <TriangleAlert aria-hidden size={14} />
              No alt text
            </span>
          )}
          {warnings.map(({ code, message }) => (
            <span key={code} className="photo-missing">
              <TriangleAlert aria-hidden size={14} />
              {message}
            </span>
          ))}
        </summary>
        <div className="photo-fields">
          {photo.blockId && (
            <button
              type="button"
              className="text-button"
              onClick={() => session.handle?.focus({ blockId: photo.blockId })}
            >
              Go to the photo in the text
            </button>
          )}
          {asset && size && (
            <p className="field-hint">
              {size.width} × {size.height} pixels, {ratioText(size)}
              {photo.crop && `, a part of ${asset.width} × ${asset.height}`}
              {asset.focalPoint && ', with a focal point'}
              {photo.inGallery && ', in a gallery'}.
            </p>
          )}
          {asset ? (
            <>
              <AssetFields id={photo.asset} />
              <PhotoFile photo={photo} asset={asset} />
            </>
          ) : (
            <p className="field-hint">This block has no picture yet.</p>
          )}
        </div>
      </details>
    </li>
  );
}

function AssetFields({ id }: { id: string }) {
  const [decorative, setDecorative] = useMetadata<boolean>('assets', id, 'decorative');
  return (
    <>
      {!decorative && (
        <MetadataText
          path={['assets', id, 'alt']}
          label="Alt text"
          hint="What the photo shows, for whoever cannot see it. Not the caption again."
          long
        />
      )}
      <Choice
        {...fieldAt(['assets', id, 'decorative'])}
        label="Decorative"
        note="Screen readers pass over it."
        checked={decorative ?? false}
        onChange={(on) => setDecorative(on || undefined)}
      />
      <MetadataText path={['assets', id, 'credit', 'creator']} label="Photographer" />
      <MetadataText path={['assets', id, 'credit', 'organization']} label="Agency" />
      <MetadataText
        path={['assets', id, 'credit', 'line']}
        label="Credit line"
        hint="Used where the block’s own credit is empty."
      />
      <MetadataText path={['assets', id, 'copyright']} label="Copyright" />
      <MetadataText path={['assets', id, 'usage']} label="Usage terms" long />
    </>
  );
}

function Thumbnail({ asset }: { asset: Asset | undefined }) {
  const { photos } = useWorkspace();
  const [url, setUrl] = useState<string>();
  const [isNear, setNear] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const src = asset?.src;
  // An article can have hundreds of photos: only those that are seen are fetched.
  useEffect(() => (place.current ? whenNear(place.current, () => setNear(true)) : undefined), []);
  useEffect(() => {
    setUrl(undefined);
    if (src === undefined || !isNear) return;
    let stale = false;
    photos.url(src).then(
      (found) => !stale && setUrl(found),
      // The text shows what is wrong with it; here it only stays empty.
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [photos, src, isNear]);
  return (
    <span ref={place} className="photo-thumbnail">
      {url && <img src={url} alt="" decoding="async" />}
    </span>
  );
}
