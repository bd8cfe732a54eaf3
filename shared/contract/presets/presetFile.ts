import { isObject } from '../../article/sameValue.ts';
import { type ExportPreset, presetFrom, presetsFrom, sameName } from './exportPreset.ts';

/** A file that gives no preset; its message is one sentence a line, without the file's name. */
export class PresetError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'PresetError';
  }
}

/**
 * The preset in a file for `--preset`: the file is one preset as JSON, or a desk's `desk.json`, of
 * which `name` says which one. A desk with one preset needs no name.
 *
 * @throws PresetError
 */
export function presetInFile(text: string, name?: string): ExportPreset {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PresetError([`it is no JSON${error instanceof Error ? ` (${error.message})` : ''}`]);
  }
  if (!isObject(content)) throw new PresetError(['it is no JSON object']);
  if (!('presets' in content) && content.format !== 'stet-desk') {
    const read = presetFrom(content, '');
    if ('problems' in read) throw new PresetError(read.problems);
    if (name === undefined || sameName(name, read.preset.name)) return read.preset;
    throw new PresetError([`its preset is “${read.preset.name}”, not “${name}”`]);
  }
  return amongPresets(presetsFrom(content.presets), name);
}

function amongPresets(
  { presets, problems }: { presets: ExportPreset[]; problems: string[] },
  name: string | undefined,
): ExportPreset {
  const [only] = presets;
  const found =
    name === undefined
      ? presets.length === 1
        ? only
        : undefined
      : presets.find((preset) => sameName(preset.name, name));
  if (found) return found;
  const names = presets.map((preset) => `“${preset.name}”`).join(', ');
  const sentence =
    name !== undefined
      ? `there is no preset “${name}”; ${names ? `there is ${names}` : 'there are none'}`
      : only
        ? `it has several presets; name one behind a #: ${names}`
        : 'it has no preset';
  throw new PresetError([...problems, sentence]);
}
