import { useId } from 'react';
import type { Asset } from '../../../shared/article/model.ts';
import { type PhotoField, photoFields } from '../../../shared/article/photoSays.ts';
import { ratioText } from '../../../shared/copydesk/photoWarnings.ts';
import { sizeText } from '../../app/sizeText.ts';
import { Button } from '../../ui/Button.tsx';
import { isInUse } from '../photos/fileWords.ts';
import { photoLabels } from '../photos/photoLabels.ts';
import type { AboutPhoto } from './usePhotoAbout.ts';
import './FileWords.css';

interface FileWordsProps {
  about: AboutPhoto;
  asset: Asset;
  /** What stands under the photo. */
  caption: string;
  /** Without it, nothing can be taken over. */
  onUse?(field: PhotoField, text: string): void;
}

/** The facts of a photo's file and its words, each with where it stands in the file. */
export function FileWords({ about, asset, caption, onUse }: FileWordsProps) {
  if (about === undefined) return <p role="status">{photoLabels.file.loading}</p>;
  if ('problem' in about) return <p role="alert">{about.problem}</p>;
  const { fields, location } = about.says;
  const said = photoFields.filter((field) => fields[field] !== undefined);
  return (
    <dl className="file-words">
      <dt>{photoLabels.file.size}</dt>
      <dd>
        {asset.width} × {asset.height} · {ratioText(asset)} · {sizeText(about.bytes)} ·{' '}
        {asset.mimeType.replace('image/', '').toUpperCase()}
      </dd>
      {said.map((field) => (
        <Words key={field} field={field} {...{ about, asset, caption, onUse }} />
      ))}
      <dt>{photoLabels.file.location}</dt>
      <dd>{location ? photoLabels.file.hasLocation : photoLabels.file.noLocation}</dd>
      {said.length === 0 && <dd className="file-nothing">{photoLabels.file.nothing}</dd>}
    </dl>
  );
}

function Words({
  field,
  about,
  asset,
  caption,
  onUse,
}: FileWordsProps & { field: PhotoField; about: Exclude<AboutPhoto, undefined> }) {
  const id = useId();
  const found = 'says' in about ? (about.says.fields[field] ?? []) : [];
  const name = photoLabels.file.fields[field];
  return (
    <>
      <dt id={id}>{name}</dt>
      <dd>
        {found.length > 1 && <p className="file-conflict">{photoLabels.file.conflict}</p>}
        <ul aria-labelledby={id}>
          {found.map(({ text, from }) => (
            <li key={from}>
              <span dir="auto">{field === 'digitalSourceType' ? lastPart(text) : text}</span>
              <span className="file-place">{from}</span>
              {isInUse(field, text, asset, caption) ? (
                <span className="file-used">{photoLabels.file.inUse}</span>
              ) : (
                onUse && (
                  <Button
                    look="quiet"
                    aria-label={photoLabels.file.takeAs(name.toLowerCase(), text)}
                    onClick={() => onUse(field, text)}
                  >
                    {photoLabels.file.use}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** "…/digitalsourcetype/digitalCapture" → "digitalCapture". */
const lastPart = (address: string) => address.replace(/^.*\//, '');
