import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { later } from '../app/later.tsx';
import { IconButton } from '../ui/Button.tsx';

const LibraryActions = later(async () => (await import('./LibraryActions.tsx')).LibraryActions);

export function LibraryMenu() {
  const [at, setAt] = useState<{ x: number; y: number }>();
  return (
    <>
      <IconButton
        label="More for the library"
        icon={Ellipsis}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom + 4 });
        }}
      />
      {at && <LibraryActions at={at} onClose={() => setAt(undefined)} />}
    </>
  );
}
