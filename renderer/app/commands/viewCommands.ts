import type { CommandId } from '../../../shared/contract/commands.ts';
import { type View, viewSettings } from '../../view/viewSettings.ts';

/** What the commands of the View menu do; each can be seen in the View dialog too. */
export function viewCommands(view: View, showDialog: () => void, say: (message: string) => void) {
  const { change } = view;
  const focus = (mode: 'paragraph' | 'sentence') => () =>
    change({ focus: viewSettings().focus === mode ? 'off' : mode });
  return {
    viewMenu: { run: showDialog },
    focusParagraph: { run: focus('paragraph') },
    focusSentence: { run: focus('sentence') },
    typewriter: {
      run: () => {
        change({ typewriter: !viewSettings().typewriter });
        // Nothing moves before the next line is written.
        say(`Typewriter scrolling is ${viewSettings().typewriter ? 'on' : 'off'}.`);
      },
    },
    invisibles: { run: () => change({ invisibles: !viewSettings().invisibles }) },
    layOutAll: { run: () => change({ layOutAll: !viewSettings().layOutAll }) },
    zoomIn: { run: () => view.zoomBy(1) },
    zoomOut: { run: () => view.zoomBy(-1) },
    zoomReset: { run: () => change({ zoom: 100 }) },
    largerText: { run: () => view.textSizeBy(1) },
    smallerText: { run: () => view.textSizeBy(-1) },
    columnNarrow: { run: () => change({ column: 'narrow' }) },
    columnNormal: { run: () => change({ column: 'normal' }) },
    columnWide: { run: () => change({ column: 'wide' }) },
    themeSystem: { run: () => change({ theme: 'system' }) },
    themeLight: { run: () => change({ theme: 'light' }) },
    themeDark: { run: () => change({ theme: 'dark' }) },
    themeProof: { run: () => change({ theme: 'proof' }) },
  } satisfies Partial<Record<CommandId, { run(): void }>>;
}
