import { useState } from 'react';
import type { Asset } from '../../../shared/article/model.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { FileWords } from '../../editor/overlays/FileWords.tsx';
import { usePhotoAbout } from '../../editor/overlays/usePhotoAbout.ts';
import { MoreFields } from '../fields/MoreFields.tsx';
import type { ShownPhoto } from './photosIn.ts';

/** What the photo's file says of itself; read when somebody wants to see it. */
export function PhotoFile({ photo, asset }: { photo: ShownPhoto; asset: Asset }) {
  const [open, setOpen] = useState(false);
  return (
    <MoreFields title="From the file" onToggle={setOpen}>
      {open && <Words photo={photo} asset={asset} />}
    </MoreFields>
  );
}

function Words({ photo, asset }: { photo: ShownPhoto; asset: Asset }) {
  const { session, photos } = useWorkspace();
  const about = usePhotoAbout(asset.src, (src) => photos.about(src));
  const mayUse = photo.blockId !== '' && session.handle?.editor.isEditable === true;
  return (
    <FileWords
      about={about}
      asset={asset}
      caption={photo.caption}
      {...(mayUse && {
        onUse: (field, text) => session.handle?.takeFromFile(photo.blockId, field, text),
      })}
    />
  );
}
