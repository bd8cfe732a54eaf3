import { Fragment, Node, type Schema, Slice } from '@tiptap/pm/model';
import { guardBytes } from '../../../../shared/article/guard.ts';
import type { Asset, NodeJson } from '../../../../shared/article/model.ts';
import {
  contentTypes,
  unwrapUnknown,
  wrapUnknown,
} from '../../../../shared/article/unknownContent.ts';
import type { PhotoOrigin } from '../../editorHandle.ts';
import { readAsset } from './readAsset.ts';

/** What Stet puts on the clipboard for itself. Written as a file has it, so that nothing is lost. */
interface OwnBlocks {
  version: 1;
  content: NodeJson[];
  openStart: number;
  openEnd: number;
  /** Where the photos lie. */
  origin?: PhotoOrigin;
  assets: Record<string, Asset>;
}

export interface OwnCopy {
  slice: Slice;
  origin: PhotoOrigin | undefined;
  assets: ReadonlyMap<string, Asset>;
}

export function writeOwn(
  slice: Slice,
  assetOf: (id: string) => Asset | undefined,
  origin: PhotoOrigin | undefined,
): string {
  const assets: Record<string, Asset> = {};
  slice.content.descendants(({ attrs }) => {
    const asset = typeof attrs.asset === 'string' && assetOf(attrs.asset);
    if (asset) assets[attrs.asset] = asset;
  });
  const own: OwnBlocks = {
    version: 1,
    content: slice.content.content.map((node) => unwrapUnknown(node.toJSON() as NodeJson)),
    openStart: slice.openStart,
    openEnd: slice.openEnd,
    ...(origin && { origin }),
    assets,
  };
  return JSON.stringify(own);
}

/**
 * Any page can put this type on the clipboard, so it is read as a file is: guarded, every unknown
 * block wrapped, every block held against the schema.
 *
 * @returns undefined where it is not whole: then the other types are pasted
 */
export function readOwn(text: string, schema: Schema): OwnCopy | undefined {
  if (text === '') return undefined;
  try {
    guardBytes(new TextEncoder().encode(text));
    const own = JSON.parse(text) as OwnBlocks;
    if (own.version !== 1 || !Array.isArray(own.content)) return undefined;
    const { openStart, openEnd } = own;
    const { content = [] } = wrapUnknown({ type: 'body', content: own.content });
    const nodes = content.map((json) => Node.fromJSON(schema, json));
    const slice = new Slice(Fragment.from(nodes), depth(openStart), depth(openEnd));
    checkOpen(slice.content, slice.openStart, slice.openEnd);
    return { slice, origin: readOrigin(own.origin), assets: readAssets(own.assets) };
  } catch {
    return undefined;
  }
}

function depth(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0) throw new RangeError('no depth');
  return value as number;
}

/** Closed blocks have to be whole; open ones need only hold what they may hold. */
function checkOpen(content: Fragment, openStart: number, openEnd: number) {
  content.forEach((node, _offset, index) => {
    const start = index === 0 ? openStart : 0;
    const end = index === content.childCount - 1 ? openEnd : 0;
    if (start === 0 && end === 0) {
      node.check();
      return;
    }
    node.type.createAndFill(node.attrs)?.check();
    const allowed = contentTypes(node.type.name);
    node.forEach((child) => {
      const fits = allowed.has(child.type.name) && node.type.allowsMarks(child.marks);
      if (!fits) throw new RangeError(`${child.type.name} has no place in ${node.type.name}`);
    });
    checkOpen(node.content, Math.max(0, start - 1), Math.max(0, end - 1));
  });
  if (content.childCount === 0 && (openStart > 0 || openEnd > 0)) throw new RangeError('too open');
}

function readOrigin(value: unknown): PhotoOrigin | undefined {
  const { file, library } = (value ?? {}) as Partial<Record<keyof PhotoOrigin, unknown>>;
  // It becomes a part of an address.
  const isId = typeof file === 'string' && /^[\w-]{1,64}$/.test(file);
  return isId && typeof library === 'string' ? { file, library } : undefined;
}

/** Only what shows a photo and says whose it is; the newsroom looks at the picture itself. */
function readAssets(value: unknown): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const [id, asset] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const read = readAsset(asset);
    if (read) found.set(id, read);
  }
  return found;
}
