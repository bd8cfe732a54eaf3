import type { Asset } from '../../../../shared/article/model.ts';
import { photoSourcePattern } from '../../../../shared/article/vocabulary.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isPixels = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
const isFraction = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 1;

/**
 * What another copy of Stet says about a photo. Only the fields that an article knows, each of its
 * kind: the model's own check compiles code, which the page's policy forbids.
 */
export function readAsset(value: unknown): Asset | undefined {
  const said = (value ?? {}) as Record<string, unknown>;
  const { src, mimeType, width, height } = said;
  if (!isText(src) || !photoSourcePattern.test(src)) return undefined;
  if (!isText(mimeType) || !isPixels(width) || !isPixels(height)) return undefined;
  const asset: Asset = { type: 'image', src, mimeType, width, height };
  for (const name of ['alt', 'copyright', 'usage', 'captured', 'digitalSourceType'] as const) {
    const text = said[name];
    if (isText(text)) asset[name] = text;
  }
  if (typeof said.decorative === 'boolean') asset.decorative = said.decorative;
  const credit = (said.credit ?? {}) as Record<string, unknown>;
  for (const name of ['creator', 'organization', 'line'] as const) {
    const text = credit[name];
    if (isText(text)) asset.credit = { ...asset.credit, [name]: text };
  }
  const { x, y } = (said.focalPoint ?? {}) as Record<string, unknown>;
  if (isFraction(x) && isFraction(y)) asset.focalPoint = { x, y };
  return asset;
}
