import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Settings } from '../../shared/contract/desk.ts';

export type InspectorTab = 'story' | 'photos' | 'outline' | 'versions';

export interface LayoutState {
  libraryOpen: boolean;
  inspectorOpen: boolean;
  inspectorTab: InspectorTab;
  previewOpen: boolean;
  /** The tab that takes the focus once it is drawn. */
  focusTab: InspectorTab | undefined;
  /** Parts of the story panel that the person folded or unfolded, by their titles. */
  sections: Readonly<Record<string, boolean>>;
  /** No room for panes beside the text: they lie over it, one at a time. */
  narrow: boolean;
}

export interface Layout {
  readonly store: StoreApi<LayoutState>;
  toggle(pane: Pane, open?: boolean): void;
  showTab(tab: InspectorTab): void;
  /** Opens the inspector there, and the keyboard goes on in it. */
  focusTab(tab: InspectorTab): void;
  focusTaken(): void;
  unfold(section: string, open: boolean): void;
  /** Whatever lies over the text goes away. */
  closeDrawers(): void;
}

export type Pane = 'libraryOpen' | 'inspectorOpen' | 'previewOpen';

/** Below this the text would be squeezed by the panes. */
const narrowWindow = '(max-width: 60rem)';

/** @param remember keeps what the person chose for the next start. */
export function createLayout(
  settings: Pick<Settings, 'libraryOpen' | 'inspectorOpen'>,
  remember: (change: Partial<Settings>) => void,
): Layout {
  const query = window.matchMedia(narrowWindow);
  // In a narrow window everything starts closed, and what is opened there is not remembered.
  let wide = { libraryOpen: settings.libraryOpen, inspectorOpen: settings.inspectorOpen };
  const closed = { libraryOpen: false, inspectorOpen: false };
  const store = createStore<LayoutState>(() => ({
    ...(query.matches ? closed : wide),
    inspectorTab: 'story',
    previewOpen: false,
    focusTab: undefined,
    sections: {},
    narrow: query.matches,
  }));
  query.addEventListener('change', ({ matches }) => {
    store.setState({ narrow: matches, ...(matches ? closed : wide) });
  });

  const layout: Layout = {
    store,
    toggle(pane, open = !store.getState()[pane]) {
      const { narrow } = store.getState();
      if (narrow) {
        store.setState({ ...closed, previewOpen: false, [pane]: open });
        return;
      }
      store.setState({ [pane]: open });
      if (pane === 'previewOpen') return;
      wide = { ...wide, [pane]: open };
      remember(wide);
    },
    showTab(inspectorTab) {
      store.setState({ inspectorTab });
    },
    focusTab(tab) {
      layout.toggle('inspectorOpen', true);
      store.setState({ inspectorTab: tab, focusTab: tab });
    },
    focusTaken() {
      store.setState({ focusTab: undefined });
    },
    unfold(section, open) {
      store.setState({ sections: { ...store.getState().sections, [section]: open } });
    },
    closeDrawers() {
      if (store.getState().narrow) store.setState({ ...closed, previewOpen: false });
    },
  };
  return layout;
}
