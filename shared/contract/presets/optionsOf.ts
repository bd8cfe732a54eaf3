import type { ExportOptions } from '../exports.ts';
import type { ExportPreset } from './exportPreset.ts';

/** What a preset asks of an export; whether copy under embargo may go out is asked each time. */
export function optionsOf({
  name: _,
  formats: __,
  ...options
}: ExportPreset): Omit<ExportOptions, 'allowEmbargoed'> {
  return options;
}
