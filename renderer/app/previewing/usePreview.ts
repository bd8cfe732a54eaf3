import { useEffect, useState } from 'react';
import type { ExportOptions, FormatId } from '../../../shared/contract/exports.ts';
import type { FormatPreview } from '../../../shared/contract/previews.ts';
import { failureOf } from '../connect.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';

export interface Wanted {
  format: FormatId;
  as: 'page' | 'source';
  part: string | undefined;
  options: ExportOptions | undefined;
}

export type Previewing =
  | { at: 'making' }
  | { at: 'failed'; message: string }
  /** `text` is there where source is shown. */
  | { at: 'ready'; preview: FormatPreview; text: string | undefined };

/** Makes what is wanted, and gives up what was wanted before. */
export function usePreview({ format, as, part, options }: Wanted): [Previewing, again: () => void] {
  const { connection, session } = useWorkspace();
  const [state, setState] = useState<Previewing>({ at: 'making' });
  const [turn, setTurn] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is asked for by hand
  useEffect(() => {
    const givingUp = new AbortController();
    const { signal } = givingUp;
    const file = session.store.getState().open?.file;
    async function make() {
      const article = await session.wholeArticle();
      if (!article || signal.aborted) return;
      const request = { file, article, format, as, part, options };
      const preview = await connection.newsroom.exports.preview(request, { signal });
      const source = preview.shows === 'source';
      const text = source ? (await connection.bytes.preparedCopy(preview.path)).text : undefined;
      if (!signal.aborted) setState({ at: 'ready', preview, text });
    }
    setState({ at: 'making' });
    make().catch((error) => {
      if (!signal.aborted) setState({ at: 'failed', message: failureOf(error).message });
    });
    return () => givingUp.abort();
  }, [connection, session, format, as, part, options, turn]);

  return [state, () => setTurn(turn + 1)];
}
