import type { EditorView } from '@tiptap/pm/view';
import { useState } from 'react';
import type { Asset } from '../../../shared/article/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { EditorContext } from '../editorContext.ts';
import { findBlock } from '../ids/findBlock.ts';
import { chooseWords, partOf } from '../photos/fileWords.ts';
import { photoLabels } from '../photos/photoLabels.ts';
import { FileWords } from './FileWords.tsx';
import { usePhotoAbout } from './usePhotoAbout.ts';

interface FileDialogProps {
  view: EditorView;
  context: EditorContext;
  blockId: string;
  asset: Asset;
  onClose(): void;
}

/** What the photo's file says of itself, and the choice where it contradicts itself. */
export function FileDialog({ view, context, blockId, asset: first, onClose }: FileDialogProps) {
  const about = usePhotoAbout(first.src, (src) => context.photos.aboutFile(src));
  const [, setUsed] = useState(0);
  const found = findBlock(view.state.doc, blockId);
  const asset = context.photos.asset(found?.node.attrs.asset ?? '') ?? first;
  const caption = found && partOf(found.node, found.pos, 'caption')?.node.textContent;
  return (
    <Dialog
      title={photoLabels.file.title}
      onClose={onClose}
      footer={
        <Button look="primary" data-autofocus onClick={onClose}>
          {photoLabels.file.close}
        </Button>
      }
    >
      <FileWords
        about={about}
        asset={asset}
        caption={caption ?? ''}
        onUse={(field, text) => {
          chooseWords(view, blockId, context, field, text);
          context.photos.dismissOffer(blockId);
          setUsed((times) => times + 1);
        }}
      />
    </Dialog>
  );
}
