import fs from 'node:fs/promises';
import { WriteQueue } from '../storage/writeQueue.ts';

/** Two exports into one folder would each hold a file that the other waits for. */
const oneAtATime = new WriteQueue();

type Write = (beforePlacing: () => Promise<void>) => Promise<unknown>;

/**
 * Gives files their names once each of them is written out: what goes wrong before then, as on a full
 * disk, leaves all of them as they were.
 *
 * @param folder that they all lie below; must be there
 */
export async function placeTogether(folder: string, writes: readonly Write[]): Promise<void> {
  await oneAtATime.run(await fs.realpath(folder), async () => {
    const written = Promise.withResolvers<void>();
    // Nobody may wait for it.
    written.promise.catch(() => undefined);
    let missing = writes.length;
    const one = async (write: Write) => {
      let counted = false;
      const beforePlacing = () => {
        if (!counted && --missing === 0) written.resolve();
        counted = true;
        return written.promise;
      };
      try {
        await write(beforePlacing);
        // What was there already is never placed.
        void beforePlacing();
      } catch (error) {
        written.reject(error);
        throw error;
      }
    };
    const ended = await Promise.allSettled(writes.map(one));
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  });
}
