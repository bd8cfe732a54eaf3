// @vitest-environment jsdom
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DragOut } from '../../../renderer/app/dragging/DragOut.tsx';
import { WorkspaceProvider } from '../../../renderer/app/WorkspaceContext.tsx';

/** Brings a pointer near the grip, whose file comes when `arrive` says so. */
function nearing() {
  Object.assign(navigator, { userAgentData: { platform: 'Windows' } });
  const made = vi.fn(() => 'blob:a');
  Object.assign(URL, { createObjectURL: made });
  const { promise, resolve } = Promise.withResolvers<{ name: string; file: Blob }>();
  const workspace = { connection: { bytes: { exported: () => promise } } };
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  flushSync(() =>
    root.render(
      <WorkspaceProvider value={workspace as never}>
        <DragOut name="pier.html" prepare={async () => ({ job: 'a', download: '/exported/a' })} />
      </WorkspaceProvider>,
    ),
  );
  place.querySelector('.drag-out')?.dispatchEvent(new MouseEvent('pointermove', { bubbles: true }));
  const arrive = async () => {
    resolve({ name: 'pier.html', file: new Blob(['<p>']) });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { made, root, arrive };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a file that comes for a grip that is gone by then is given no address, which nobody would free', async () => {
  const there = nearing();
  await there.arrive();
  expect(there.made).toHaveBeenCalledTimes(1);
  flushSync(() => there.root.unmount());

  const { made, root, arrive } = nearing();
  flushSync(() => root.unmount());
  await arrive();
  expect(made).not.toHaveBeenCalled();
});
