import { sameValue } from '../../../shared/article/sameValue.ts';
import type { ExportChoices } from '../../../shared/contract/exports.ts';
import { classNameProblem } from '../../../shared/contract/presets/classNameProblem.ts';
import type { ExportPreset } from '../../../shared/contract/presets/exportPreset.ts';
import { fileNameProblem, folderProblem } from '../../../shared/contract/presets/namePattern.ts';
import { optionsOf } from '../../../shared/contract/presets/optionsOf.ts';

export type ExportSettings = ExportChoices['options'];

/** What is offered where nothing was chosen before. */
export const firstChoices: ExportChoices = { formats: ['html'], options: { photos: 'beside' } };

/** What a preset asks for. */
export const choicesOf = (preset: ExportPreset): ExportChoices => ({
  formats: preset.formats,
  options: optionsOf(preset),
  preset: preset.name,
});

/** What is chosen as a preset of that name. */
export const presetOf = (
  name: string,
  { formats, options }: Pick<ExportChoices, 'formats' | 'options'>,
): ExportPreset => ({ name, formats, ...options });

/** Whether they ask for something else than the preset; the order of formats is no matter. */
export const differs = (
  { formats, options }: Pick<ExportChoices, 'formats' | 'options'>,
  preset: ExportPreset,
): boolean =>
  !sameValue([...formats].sort(), [...preset.formats].sort()) ||
  !sameValue(options, optionsOf(preset));

/** What was chosen last, where the preset that it began with says something else by now. */
export function restored(
  last: ExportChoices | null,
  presets: readonly ExportPreset[],
): ExportChoices {
  if (!last) return firstChoices;
  const { preset: name, changed, ...choices } = last;
  const preset = presets.find((each) => each.name === name);
  if (!preset) return choices;
  return changed ? { ...choices, preset: preset.name } : choicesOf(preset);
}

/** As it is remembered. */
export function remembered(
  choices: ExportChoices,
  presets: readonly ExportPreset[],
): ExportChoices {
  const { changed: _, ...rest } = choices;
  const preset = presets.find(({ name }) => name === choices.preset);
  return preset && differs(choices, preset) ? { ...rest, changed: true } : rest;
}

/** A pattern that is empty is none; the keys of what is not chosen are not there. */
export function withOption<Key extends keyof ExportSettings>(
  options: ExportSettings,
  key: Key,
  value: ExportSettings[Key] | '',
): ExportSettings {
  const { [key]: _, ...rest } = options;
  return (value === '' || value === undefined ? rest : { ...rest, [key]: value }) as ExportSettings;
}

/** Whether nothing that is typed is wrong. */
export function isFine(options: ExportSettings): boolean {
  const { folder, fileName } = nameProblems(options);
  const classes = Object.values(options.classNames ?? {});
  return (
    folder === undefined &&
    fileName === undefined &&
    classes.every((name) => classNameProblem(name) === undefined)
  );
}

/** What is wrong with the names; of a folder that nobody asks for nothing is. */
export const nameProblems = ({ folder = '', fileName }: ExportSettings) => ({
  folder: folderProblem(folder),
  fileName: fileName === undefined ? undefined : fileNameProblem(fileName),
});
