import type { Toasts } from '../toasts.ts';

/** In ms; a photo that is here sooner needs no word. */
const patience = 600;

/**
 * Until photos have arrived, which takes a moment: the newsroom reads each and writes it. Where it
 * takes long it is said, and the person may go on without them.
 *
 * @param arrived does not reject
 * @returns false where it is gone on without them
 */
export async function waitForPhotos(arrived: Promise<void>, toasts: Toasts): Promise<boolean> {
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<false>();
  let toast = 0;
  const telling = setTimeout(() => {
    toast = toasts.say('Waiting for a photo to come in…', {
      stays: true,
      action: { label: 'Go on without it', run: () => giveUp(false) },
    });
  }, patience);
  const are = await Promise.race([arrived.then(() => true), givenUp]);
  clearTimeout(telling);
  toasts.dismiss(toast);
  return are;
}
