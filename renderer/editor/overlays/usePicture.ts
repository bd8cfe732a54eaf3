import { useEffect, useState } from 'react';
import type { Photos } from '../photos/photos.ts';

/** The address to show a photo under; undefined until it has come, or where it is missing. */
export function usePicture(photos: Photos, src: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let stale = false;
    photos.url(src).then(
      (found) => !stale && setUrl(found),
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [photos, src]);
  return url;
}
