import { z } from 'zod';
import { isObject } from '../../article/sameValue.ts';
import { exportPreset, mostPresets, sameName } from './exportPreset.ts';

/** One change of a desk's presets; two people who change different ones both get their way. */
export const presetChange = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('put'),
    preset: exportPreset,
    /** The preset whose place it takes. Without it, a name that is taken is refused. */
    was: z.string().max(200).optional(),
    /** Where it stands in the list, for one that was removed; else at the end. */
    at: z.int().min(0).max(mostPresets).optional(),
  }),
  z.object({ what: z.literal('remove'), name: z.string().max(200) }),
]);
export type PresetChange = z.infer<typeof presetChange>;

/** `taken`: another preset has the name; `full`: there are enough; `no-list`: a person has to look. */
export type PresetRefusal = 'taken' | 'full' | 'no-list';

/**
 * The list as the file will have it. Presets that this release cannot read stay as they are, and so
 * do unknown fields of one that is changed.
 *
 * @param listed as it stands in the file.
 */
export function changedPresets(
  listed: unknown,
  change: PresetChange,
): { presets: unknown[] } | { refused: PresetRefusal } {
  if (listed !== undefined && !Array.isArray(listed)) return { refused: 'no-list' };
  const presets: unknown[] = [...(listed ?? [])];
  const indexOf = (name: string) =>
    presets.findIndex(
      (each) => isObject(each) && typeof each.name === 'string' && sameName(each.name, name),
    );
  if (change.what === 'remove') {
    const index = indexOf(change.name);
    return { presets: index < 0 ? presets : presets.toSpliced(index, 1) };
  }
  const { preset, was, at = presets.length } = change;
  const replaced = was === undefined ? -1 : indexOf(was);
  const taken = indexOf(preset.name);
  if (taken >= 0 && taken !== replaced) return { refused: 'taken' };
  if (replaced >= 0) return { presets: presets.with(replaced, over(presets[replaced], preset)) };
  if (presets.length >= mostPresets) return { refused: 'full' };
  return { presets: presets.toSpliced(at, 0, preset) };
}

/** What the preset leaves out is gone; what this release does not know stays. */
function over(old: unknown, preset: object): Record<string, unknown> {
  const unknown = Object.entries(isObject(old) ? old : {}).filter(
    ([key]) => !Object.hasOwn(exportPreset.shape, key),
  );
  return { ...preset, ...Object.fromEntries(unknown) };
}
