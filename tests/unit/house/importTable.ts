import path from 'node:path';
import type { Import } from './importsOf.ts';

export type Layer = 'shared' | 'newsroom' | 'web' | 'shell' | 'preload' | 'renderer';

interface Rule {
  /** Layers it may import anything from. */
  layers: readonly Layer[];
  /** Layers it may import types from. */
  typesOf?: readonly Layer[];
  /** Files of other layers it may import all the same. */
  files?: readonly string[];
  node: boolean;
  /** Packages, by name or by name and path; a trailing `/*` takes in everything below. */
  packages: readonly string[];
  /** Packages of which only types may be imported. */
  typePackages?: readonly string[];
}

const pureData = [
  'diff',
  'zod',
  '@orpc/contract',
  '@tiptap/pm/model',
  '@tiptap/pm/transform',
  'fflate',
  'jsonc-parser',
  'mdast-util-to-markdown',
  'mdast-util-gfm-table',
  'mdast-util-gfm-strikethrough',
  'parse5',
];
const newsroomPackages = [
  ...pureData,
  '@orpc/server',
  '@orpc/server/*',
  '@orpc/client',
  'chokidar',
  'file-type',
  'image-size',
  'exifreader',
  '@jsquash/jpeg/*',
  '@jsquash/png/*',
  '@jsquash/resize',
  '@jsquash/webp/*',
  '@xmldom/xmldom',
  'docx-preview',
  'yauzl',
  'yazl',
];

/** Who may import what. A new package is one word here, and somebody's review. */
export const table: Readonly<Record<Layer, Rule>> = {
  shared: {
    layers: ['shared'],
    node: false,
    packages: pureData,
    typePackages: ['schema-dts', 'mdast'],
  },
  newsroom: {
    layers: ['newsroom', 'shared'],
    node: true,
    packages: newsroomPackages,
    // Importing a value of it in plain Node would try to download the binary.
    typePackages: ['electron', 'ws'],
  },
  web: {
    layers: ['web', 'newsroom', 'shared'],
    node: true,
    packages: [...newsroomPackages, 'ws'],
    typePackages: ['electron'],
  },
  shell: {
    layers: ['shell', 'preload', 'newsroom', 'shared'],
    node: true,
    packages: [...newsroomPackages, 'electron', 'electron/main', 'electron/common'],
    // What a release is built with; the running app has no use for more than its types.
    typePackages: ['@electron/fuses'],
  },
  preload: {
    layers: ['preload'],
    typesOf: ['shared'],
    // One word that both sides of the window have to spell alike.
    files: ['shared/contract/desktopBridge.ts'],
    node: false,
    packages: ['electron', 'electron/renderer'],
  },
  renderer: {
    layers: ['renderer', 'shared'],
    node: false,
    packages: [
      'react',
      'react/*',
      'react-dom/*',
      'react-dom',
      '@tiptap/core',
      'diff',
      '@tiptap/pm/*',
      '@floating-ui/dom',
      'dompurify',
      'mdast-util-from-markdown',
      '@orpc/client',
      '@orpc/client/*',
      'lucide-react',
      'zustand',
      'zustand/*',
    ],
    // The page's policy forbids eval, which zod compiles its schemas with.
    typePackages: ['zod', '@orpc/contract', '@orpc/server'],
  },
};

/** What runs in a window's preload. It is built and tested apart from Electron, so it has files. */
const preload = ['electron/preload.ts', 'electron/shell/bridge.ts', 'electron/shell/channels.ts'];

/**
 * @param file from the project's folder, with forward slashes
 * @returns undefined if the file belongs to no layer
 */
export function layerOf(file: string): Layer | undefined {
  if (file.startsWith('shared/')) return 'shared';
  if (file.startsWith('renderer/')) return 'renderer';
  if (file.startsWith('electron/newsroom/')) return 'newsroom';
  if (/^electron\/(web|cli)(\.ts$|\/)/.test(file)) return 'web';
  if (preload.includes(file)) return 'preload';
  if (file === 'electron/main.ts' || file.startsWith('electron/shell/')) return 'shell';
  return undefined;
}

/** @returns the file that a relative import names, from the project's folder; undefined for a package */
export const fileOf = (importer: string, { from }: Import): string | undefined =>
  from.startsWith('.') ? path.posix.join(path.posix.dirname(importer), from) : undefined;

const listed = (name: string, list: readonly string[]) =>
  list.some((entry) =>
    entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : entry === name,
  );

/**
 * @param file the importer, from the project's folder
 * @returns what is wrong with the import, in a sentence; undefined if it is allowed
 */
export function objection(file: string, imported: Import): string | undefined {
  const layer = layerOf(file);
  if (!layer) return `${file} belongs to no layer`;
  const rule = table[layer];
  const what = `${file} (${layer}) imports ${imported.from}`;
  const target = fileOf(file, imported);
  if (target !== undefined) {
    if (/\.(css|svg|png|woff2)$/.test(target)) {
      return layer === 'renderer' && target.startsWith('renderer/') ? undefined : what;
    }
    // Plain data of the project itself, such as its version.
    if (target === 'package.json')
      return layer === 'shared' || layer === 'renderer' ? what : undefined;
    if (!/\.tsx?$/.test(target)) return `${what}, without saying .ts or .tsx`;
    const other = layerOf(target);
    if (other && rule.layers.includes(other)) return undefined;
    if (rule.files?.includes(target)) return undefined;
    if (other && imported.typeOnly && rule.typesOf?.includes(other)) return undefined;
    return `${what} of ${other ?? 'no layer'}`;
  }
  if (imported.from.startsWith('node:')) return rule.node ? undefined : what;
  if (listed(imported.from, rule.packages)) return undefined;
  if (imported.typeOnly && listed(imported.from, rule.typePackages ?? [])) return undefined;
  return imported.typeOnly ? `${what}, even if only for its types` : what;
}
