import { numbersOf } from '../../numbersOf.ts';
import type { EditorWindow } from './editorWindow.ts';
import type { EditorName } from './goals.ts';

/** The windows of one round, each with another editor. */
export class Turns {
  windows: readonly EditorWindow[];
  private readonly failed: (editor: EditorName, error: unknown) => void;
  private readonly random = numbersOf(20_260_504);

  constructor(
    windows: readonly EditorWindow[],
    failed: (editor: EditorName, error: unknown) => void,
  ) {
    this.windows = windows;
    this.failed = failed;
  }

  /** In one window after the other, never in the same order for long: for all that is measured. */
  async each(act: (window: EditorWindow) => Promise<void>): Promise<void> {
    const order = this.windows
      .map((window) => ({ window, at: this.random() }))
      .sort((a, b) => a.at - b.at);
    for (const { window } of order) await this.in(window, act);
  }

  /** In all windows at once: for what only leads to the next measure. */
  async together(act: (window: EditorWindow) => Promise<void>): Promise<void> {
    await Promise.all(this.windows.map((window) => this.in(window, act)));
  }

  /** One that fails is left out from there on. */
  private async in(window: EditorWindow, act: (window: EditorWindow) => Promise<void>) {
    try {
      await act(window);
    } catch (error) {
      this.windows = this.windows.filter((each) => each !== window);
      this.failed(window.editor, error);
      await window.close();
    }
  }
}
