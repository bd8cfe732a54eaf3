export const themes = ['system', 'light', 'dark', 'proof'] as const;
export const columnWidths = ['narrow', 'normal', 'wide'] as const;
export const focusModes = ['off', 'paragraph', 'sentence'] as const;

/** Per cent, in steps of ten. */
export const zoomLimits = { least: 70, most: 200 } as const;
export const textSizeLimits = { least: 80, most: 160 } as const;

/** How a person likes to see the text; kept per user. */
export interface ViewSettings {
  theme: (typeof themes)[number];
  /** Of everything in the window, in per cent. */
  zoom: number;
  /** Of the article's text alone, in per cent. */
  textSize: number;
  column: (typeof columnWidths)[number];
  /** What stays bright while the rest is dimmed. */
  focus: (typeof focusModes)[number];
  /** The line with the caret stays at one height. */
  typewriter: boolean;
  /** Spaces, line breaks and paragraph ends have marks. */
  invisibles: boolean;
  /** All of a long article is laid out, not what is on the screen alone. */
  layOutAll: boolean;
  /** Typographic quotes and dashes while typing, if the desk has them. */
  typography: boolean;
}

/** What holds before anything was set; apart from zod so that a page can read it. */
export const viewDefaults: ViewSettings = {
  theme: 'system',
  zoom: 100,
  textSize: 100,
  column: 'normal',
  focus: 'off',
  typewriter: false,
  invisibles: false,
  layOutAll: false,
  typography: true,
};
