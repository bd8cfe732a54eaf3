import { useCallback, useEffect, useRef, useState } from 'react';
import { failureOf } from '../connect.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';

export interface Result {
  /** What went wrong last. */
  problem: string | undefined;
  attempt(action: () => Promise<unknown>): void;
}

/**
 * What can be done with what a job has made.
 *
 * @param download its path, where the browser takes it at once: it is what the person asked for
 */
export function useResult(download: string | undefined): Result {
  const { connection } = useWorkspace();
  const [problem, setProblem] = useState<string>();
  const begun = useRef(false);

  const attempt = useCallback((action: () => Promise<unknown>) => {
    setProblem(undefined);
    action().catch((error) => setProblem(failureOf(error).message));
  }, []);
  useEffect(() => {
    if (download === undefined || begun.current) return;
    begun.current = true;
    attempt(() => connection.bytes.download(download));
  }, [download, connection, attempt]);

  return { problem, attempt };
}
