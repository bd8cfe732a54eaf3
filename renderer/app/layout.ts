import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Path } from '../../shared/article/metadataPath.ts';
import type { Settings } from '../../shared/contract/desk.ts';
import { beforeReflow } from '../ui/reflow.ts';
import { viewSettingsStore } from '../view/viewSettings.ts';

export type InspectorTab = 'story' | 'photos' | 'outline' | 'versions';

export interface LayoutState {
  /** Whether it is there: what the person wants, as far as there is room. */
  libraryOpen: boolean;
  inspectorOpen: boolean;
  inspectorTab: InspectorTab;
  previewOpen: boolean;
  /** What takes the focus in the inspector once it is drawn: a tab, or the article's last correction. */
  focusOn: InspectorTab | 'correction' | undefined;
  /** What takes it there instead: the field of what lies there in the article's metadata. */
  fieldAsked: Path | undefined;
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
  focusField(tab: InspectorTab, path: Path): void;
  focusCorrection(): void;
  focusTaken(): void;
  unfold(section: string, open: boolean): void;
  /** Whatever lies over the text goes away. */
  closeDrawers(): void;
  /** So many texts stand beside each other. */
  holdTexts(count: number): void;
}

export type Pane = 'libraryOpen' | 'inspectorOpen' | 'previewOpen';

/** Below this the text would be squeezed by the panes. */
const narrowWindow = '(max-width: 60rem)';

/** The panes beside the texts, in the order in which they give way. */
const sides = ['libraryOpen', 'inspectorOpen'] as const;
type Side = (typeof sides)[number];
/** In rem, as tokens.css has them. */
const widths: Record<Side, number> = { libraryOpen: 17.5, inspectorOpen: 20 };
/** The least in which one can write, in rem. */
const leastText = 21;

const isIn = (side: Side) =>
  document.activeElement?.closest(
    side === 'libraryOpen' ? '.workspace-library' : '.workspace-inspector',
  ) != null;

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
    focusOn: undefined,
    fieldAsked: undefined,
    sections: {},
    narrow: query.matches,
  }));
  // The page itself changes when the event is over.
  store.subscribe(beforeReflow);
  query.addEventListener('change', ({ matches }) => {
    store.setState({ narrow: matches, ...(matches ? closed : wide) });
    makeRoom();
  });
  let texts = 1;
  /** Asked for last: it stays, whatever gives way. */
  let asked: Side | undefined;

  function hasRoomFor(open: Record<Side, boolean>): boolean {
    const { previewOpen } = store.getState();
    // The preview has as much as the texts, and hides the inspector.
    const inspector = open.inspectorOpen && !previewOpen ? widths.inspectorOpen : 0;
    const library = open.libraryOpen ? widths.libraryOpen : 0;
    const needed = library + inspector + leastText * texts * (previewOpen ? 2 : 1);
    // No media query: it knows nothing of the zoom, which is the root's size.
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return innerWidth >= needed * rem;
  }

  /**
   * Beside two texts, or large ones, the panes give way where there is no room for all, and are back
   * with it. One in which the person is stays.
   */
  function makeRoom() {
    // The size is told of before the query: panes that come back meanwhile would take the focus as drawers.
    if (query.matches || store.getState().narrow) return;
    const open = { ...wide };
    for (const side of sides) {
      if (hasRoomFor(open)) break;
      if (side !== asked && !isIn(side)) open[side] = false;
    }
    const now = store.getState();
    if (sides.some((side) => open[side] !== now[side])) store.setState(open);
  }
  addEventListener('resize', makeRoom);
  viewSettingsStore.subscribe(({ zoom }, before) => {
    if (zoom !== before.zoom) makeRoom();
  });

  const layout: Layout = {
    store,
    toggle(pane, open) {
      const now = store.getState();
      const { narrow } = now;
      // It cannot be seen beside the preview, which gives way to it.
      const isThere = now[pane] && !(pane === 'inspectorOpen' && now.previewOpen);
      open ??= !isThere;
      if (narrow) {
        store.setState({ ...closed, previewOpen: false, [pane]: open });
        return;
      }
      const instead = pane === 'inspectorOpen' && open && { previewOpen: false };
      store.setState({ ...instead, [pane]: open });
      if (pane !== 'previewOpen') {
        wide = { ...wide, [pane]: open };
        asked = open ? pane : undefined;
        remember(wide);
      }
      makeRoom();
    },
    showTab(inspectorTab) {
      store.setState({ inspectorTab });
    },
    focusTab(tab) {
      layout.toggle('inspectorOpen', true);
      store.setState({ inspectorTab: tab, focusOn: tab });
    },
    focusField(inspectorTab, fieldAsked) {
      layout.toggle('inspectorOpen', true);
      store.setState({ inspectorTab, fieldAsked });
    },
    focusCorrection() {
      layout.toggle('inspectorOpen', true);
      layout.unfold('Corrections', true);
      store.setState({ inspectorTab: 'story', focusOn: 'correction' });
    },
    focusTaken() {
      store.setState({ focusOn: undefined, fieldAsked: undefined });
    },
    unfold(section, open) {
      store.setState({ sections: { ...store.getState().sections, [section]: open } });
    },
    closeDrawers() {
      if (store.getState().narrow) store.setState({ ...closed, previewOpen: false });
    },
    holdTexts(count) {
      if (count === texts) return;
      texts = count;
      asked = undefined;
      makeRoom();
    },
  };
  return layout;
}
