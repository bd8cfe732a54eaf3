import { useEffect, useState } from 'react';
import type { PhotoAbout } from '../../../shared/contract/photos.ts';

export type AboutPhoto = PhotoAbout | { problem: string } | undefined;

/** @returns undefined while the file is being read. */
export function usePhotoAbout(src: string, read: (src: string) => Promise<PhotoAbout>): AboutPhoto {
  const [found, setFound] = useState<{ src: string; about: AboutPhoto }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is read, not another way
  useEffect(() => {
    let stale = false;
    const show = (about: AboutPhoto) => {
      if (!stale) setFound({ src, about });
    };
    read(src).then(show, (error: unknown) =>
      show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      stale = true;
    };
  }, [src]);
  return found?.src === src ? found.about : undefined;
}
