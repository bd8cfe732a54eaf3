import { useCallback, useEffect, useState } from 'react';
import type { ArticleVersion } from '../../../shared/contract/history.ts';
import { failureOf } from '../../app/connect.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';

export interface Versions {
  /** Newest first; undefined while they are being read. */
  versions: readonly ArticleVersion[] | undefined;
  problem: string | undefined;
  refresh(): void;
}

/** The versions of a file, anew after each save. @param stamp changes when there may be more */
export function useVersions(file: string | undefined, stamp: unknown): Versions {
  const { connection } = useWorkspace();
  const [versions, setVersions] = useState<readonly ArticleVersion[]>();
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for anew
  useEffect(() => {
    if (file === undefined) return;
    let stale = false;
    connection.newsroom.history.list({ file }).then(
      (found) => {
        if (stale) return;
        setVersions(found);
        setProblem(undefined);
      },
      (error) => !stale && setProblem(failureOf(error).message),
    );
    return () => {
      stale = true;
    };
  }, [connection, file, stamp, asked]);

  const refresh = useCallback(() => setAsked((count) => count + 1), []);
  return { versions, problem, refresh };
}
