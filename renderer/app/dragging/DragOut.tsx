import { GripVertical } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { failureOf } from '../connect.ts';
import { freeLater } from '../download.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import './DragOut.css';

/** An export that is done, and where a browser fetches its file. */
export interface Draggable {
  job: string;
  download?: string | undefined;
}

interface DragOutProps {
  /** What is dragged, for people: a file's name. */
  name: string;
  /** Asked for once, when a pointer comes near: a drag that has begun waits for nothing. */
  prepare(): Promise<Draggable>;
}

type State =
  | { at: 'idle' | 'preparing' }
  | { at: 'ready'; begin(event: DragEvent): void }
  | { at: 'failed'; message: string };

/**
 * Chromium makes a file of `DownloadURL` on Windows and macOS (`web_contents_view_aura.cc`,
 * `web_contents_view_mac.mm`); on Linux, and in other browsers, whatever it is dropped on gets nothing.
 */
const browserDragsOut = (): boolean => {
  const { userAgentData } = navigator as { userAgentData?: { platform: string } };
  return userAgentData?.platform === 'Windows' || userAgentData?.platform === 'macOS';
};

/**
 * A grip for the pointer that takes an export out of the window: on the desktop as files (the system
 * goes on with the drag), in a browser as a download, or nothing where none would arrive. By keyboard
 * the same file is downloaded or shown in its folder, so that this is no stop on the way.
 */
export function DragOut({ name, prepare }: DragOutProps) {
  const { connection } = useWorkspace();
  const [state, setState] = useState<State>({ at: 'idle' });
  const address = useRef<string>(undefined);
  const isThere = useRef(false);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
      // A drop that was just made is still being read.
      if (address.current !== undefined) freeLater(address.current);
    };
  }, []);

  async function makeReady() {
    if (state.at !== 'idle' && state.at !== 'failed') return;
    setState({ at: 'preparing' });
    try {
      const { job, download } = await prepare();
      const desktop = window.stetDesktop;
      if (desktop) {
        await connection.newsroom.exports.stageDrag({ job });
        const begin = (event: DragEvent) => {
          event.preventDefault();
          desktop.dragOut(job);
        };
        setState({ at: 'ready', begin });
      } else if (download !== undefined) {
        // With the token that a drag would not bring along.
        const { name: fileName, file } = await connection.bytes.exported(download);
        if (!isThere.current) return;
        const url = URL.createObjectURL(file);
        address.current = url;
        const begin = ({ dataTransfer }: DragEvent) => {
          dataTransfer.effectAllowed = 'copy';
          // Its fields are parted by colons; a name of ours has none.
          dataTransfer.setData('DownloadURL', `application/octet-stream:${fileName}:${url}`);
        };
        setState({ at: 'ready', begin });
      }
    } catch (error) {
      setState({ at: 'failed', message: failureOf(error).message });
    }
  }

  if (!window.stetDesktop && !browserDragsOut()) return null;
  const title =
    state.at === 'failed'
      ? state.message
      : `Drag ${name} into a folder or another program${state.at === 'ready' ? '' : ' (in a moment)'}`;
  return (
    <span
      className="drag-out"
      data-testid="drag-out"
      data-state={state.at}
      draggable
      title={title}
      aria-hidden
      onPointerMove={() => void makeReady()}
      onDragStart={(event) => {
        if (state.at === 'ready') state.begin(event);
        else event.preventDefault();
      }}
    >
      <GripVertical size={16} />
    </span>
  );
}
