import { PatientThread } from '../../threads/patientThread.ts';
import { workerFile } from '../../threads/workerFile.ts';

/**
 * Lays out a Word document, in a thread that is there for this one: what does it expects a browser
 * around it, takes seconds for a long text, and is not waited for by who leafs on.
 *
 * @returns a page of HTML; undefined where nobody could make one of it, or the signal aborts.
 */
export async function readWord(
  document: Uint8Array,
  signal: AbortSignal,
): Promise<string | undefined> {
  const thread = new PatientThread<Uint8Array, string>({
    file: workerFile('word', import.meta.url),
    name: 'word',
    patience: 60_000,
    memory: 512,
  });
  const stop = () => void thread.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await thread.run(document);
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.close();
  }
}
