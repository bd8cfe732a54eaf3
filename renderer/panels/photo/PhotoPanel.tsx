import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useEditorHandle } from '../../app/useEditorHandle.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { whenCalm } from '../../ui/whenCalm.ts';
import { useAskedField } from '../fields/askedField.ts';
import { PhotoCard } from './PhotoCard.tsx';
import { photosIn, type ShownPhoto } from './photosIn.ts';
import './PhotoPanel.css';

const nothingRead = { photos: [], selected: -1 };

/** The photos that the text shows, in its order; the one at the caret is open. */
export function PhotoPanel() {
  const { session, run } = useWorkspace();
  const handle = useEditorHandle();
  const assets = useStore(session.metadata, (metadata) => metadata?.assets);
  const [shown, setShown] = useState<{ photos: ShownPhoto[]; selected: number }>(nothingRead);
  useAskedField(shown !== nothingRead);

  useEffect(() => {
    if (!handle) return;
    const read = () => setShown((before) => photosIn(handle.editor.state, before));
    read();
    // Not with every key: the caret in a paragraph changes nothing here.
    const calm = whenCalm(250, read);
    const stop = handle.subscribe(() => calm.soon());
    return () => {
      calm.stop();
      stop();
    };
  }, [handle]);

  if (shown.photos.length === 0) {
    return (
      <div className="photo-none">
        <p>There are no photos in this article yet. Drop one into the text, paste it, or:</p>
        <Button onClick={() => run('photo')}>Insert a photo…</Button>
      </div>
    );
  }
  return (
    <ul className="photos" aria-label="Photos of this article">
      {shown.photos.map((photo, index) => (
        <PhotoCard
          key={`${photo.key}`}
          photo={photo}
          asset={assets?.[photo.asset]}
          number={index + 1}
          selected={index === shown.selected}
        />
      ))}
    </ul>
  );
}
