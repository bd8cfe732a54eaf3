import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js';
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js';
import resizePixels, { initResize } from '@jsquash/resize';
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js';
import encodeWebp, { init as initWebpEncoder } from '@jsquash/webp/encode.js';

/** Red, green, blue and opacity, a byte each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Codecs in WebAssembly: no compiled code for each system in the package, and a hostile picture
 * breaks out of nothing. They are Squoosh's: mozjpeg, libwebp, and Rust's png and resize.
 */
interface Codec {
  decode(bytes: ArrayBuffer): Promise<Pixels>;
  encode(pixels: Pixels): Promise<ArrayBuffer>;
}

/** Where their code is from; `scripts/building` puts the same files beside the bundled worker. */
const files = {
  'mozjpeg_dec.wasm': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'mozjpeg_enc.wasm': '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  'squoosh_png_bg.wasm': '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  'squoosh_resize_bg.wasm': '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
  'webp_dec.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'webp_enc_simd.wasm': '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
} as const;

/** Node's types leave it to those of browsers. */
const { compile } = (
  globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array): Promise<object> } }
).WebAssembly;

async function compiled(name: keyof typeof files): Promise<object> {
  const file = import.meta.url.endsWith('.ts')
    ? createRequire(import.meta.url).resolve(files[name])
    : new URL(`./${name}`, import.meta.url);
  return compile(new Uint8Array(await fs.readFile(file)));
}

/** What the packages call the browser's class of that name. */
class PixelsOfPage implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** Each is compiled when its first picture comes. */
const openers: Readonly<Record<string, () => Promise<Codec>>> = {
  'image/jpeg': async () => {
    await initJpegDecoder(await compiled('mozjpeg_dec.wasm'));
    await initJpegEncoder(await compiled('mozjpeg_enc.wasm'));
    return { decode: decodeJpeg, encode: (pixels) => encodeJpeg(pixels, { quality: 82 }) };
  },
  'image/png': async () => {
    const module = await compiled('squoosh_png_bg.wasm');
    await initPngDecoder(module);
    await initPngEncoder(module);
    return { decode: decodePng, encode: encodePng };
  },
  'image/webp': async () => {
    await initWebpDecoder(await compiled('webp_dec.wasm'));
    await initWebpEncoder(await compiled('webp_enc_simd.wasm'));
    return { decode: decodeWebp, encode: (pixels) => encodeWebp(pixels, { quality: 82 }) };
  },
};

const opened = new Map<string, Promise<Codec>>();

/** undefined for kinds that are not made smaller: an animation would stand still. */
export async function codecFor(mimeType: string): Promise<Codec | undefined> {
  const open = Object.hasOwn(openers, mimeType) ? openers[mimeType] : undefined;
  if (!open) return undefined;
  Object.assign(globalThis, { ImageData: PixelsOfPage });
  const codec = opened.get(mimeType) ?? open();
  opened.set(mimeType, codec);
  return codec;
}

/** In linear light, so that fine bright patterns do not get darker. */
export async function scaled(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  resizer ??= compiled('squoosh_resize_bg.wasm').then((module) => initResize(module));
  await resizer;
  return resizePixels(pixels, { width, height, method: 'lanczos3' });
}

let resizer: Promise<unknown> | undefined;
