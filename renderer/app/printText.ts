import { afterFrame } from '../ui/afterFrame.ts';
import { allNear } from '../ui/whenNear.ts';

/** For so long it waits for photos that do not come, in ms. */
const patience = 15_000;

/** Prints what is open once its photos are there: those far from the window have not been read yet. */
export async function printText(): Promise<void> {
  const texts = [...document.querySelectorAll('.article-editor')];
  for (const text of texts) allNear(text);
  const pictures = () => texts.flatMap((text) => [...text.querySelectorAll('img')]);
  const end = performance.now() + patience;
  while (pictures().some((img) => !img.src || !img.complete) && performance.now() < end) {
    await new Promise<void>((resolve) => {
      afterFrame(resolve);
    });
  }
  await Promise.allSettled(pictures().map((img) => img.decode()));
  print();
}
