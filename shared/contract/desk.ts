import { z } from 'zod';
import { languagePattern } from '../article/vocabulary.ts';
import { failing } from './failing.ts';
import { fileId } from './scalars.ts';
import {
  columnWidths,
  focusModes,
  textSizeLimits,
  themes,
  viewDefaults,
  zoomLimits,
} from './viewDefaults.ts';

/** This Stet, and what its user set. */

const percent = ({ least, most }: { least: number; most: number }) => z.int().min(least).max(most);

/** A value of a newer release is none of ours: it is as if it had not been set. */
const viewSettings = z.object({
  theme: z.enum(themes).catch(viewDefaults.theme),
  zoom: percent(zoomLimits).catch(viewDefaults.zoom),
  textSize: percent(textSizeLimits).catch(viewDefaults.textSize),
  column: z.enum(columnWidths).catch(viewDefaults.column),
  focus: z.enum(focusModes).catch(viewDefaults.focus),
  typewriter: z.boolean().catch(viewDefaults.typewriter),
  invisibles: z.boolean().catch(viewDefaults.invisibles),
  layOutAll: z.boolean().catch(viewDefaults.layOutAll),
  typography: z.boolean().catch(viewDefaults.typography),
});

/** Without a file where it had none yet. */
const openArticle = z.object({ file: fileId.optional(), name: z.string().max(1_000).optional() });

/** What a person set once and wants to find again; kept per user, not in the library. */
export const settings = z.object({
  /** Language of new articles, BCP 47. */
  language: z.string().regex(languagePattern),
  /** Byline of new articles; '' for none. */
  authorName: z.string().max(500),
  inspectorOpen: z.boolean(),
  libraryOpen: z.boolean(),
  view: viewSettings,
  /** Keys that the person gave to commands, as accelerators; null: none. */
  keys: z.record(z.string().max(64), z.string().max(64).nullable()),
  /** What was open last, as it stood: nothing, an article, or two beside each other. */
  openArticles: z.array(openArticle).max(2),
});

export const desk = z.object({
  host: z.enum(['desktop', 'web']),
  platform: z.enum(['mac', 'windows', 'linux']),
  version: z.string(),
  can: z.object({
    chooseLibrary: z.boolean(),
    chooseExportFolder: z.boolean(),
    openAnyFile: z.boolean(),
    reveal: z.boolean(),
  }),
  /** 256 bits, base64: seals what a page keeps in its browser. Absent where pages do not outlive Stet. */
  pageKey: z.string().max(64).optional(),
});

export const deskCalls = {
  hello: failing().output(desk),
  /** Asks the person and opens an https or mailto address in the system's own program. */
  openLink: failing('unsupported', 'canceled').input(z.object({ href: z.string().max(4096) })),
  settings: failing('io').output(settings),
  saveSettings: failing('io', 'disk-full').input(settings.partial()).output(settings),
};

export type OpenArticles = z.infer<typeof settings>['openArticles'];
export type Settings = z.infer<typeof settings>;
export type Desk = z.infer<typeof desk>;
