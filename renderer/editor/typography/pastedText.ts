import { typographic } from '../../../shared/copydesk/typography/typography.ts';
import { deskSettings } from '../../desk/deskSettings.ts';
import { viewSettings } from '../../view/viewSettings.ts';

/** Plain text of another program as the desk wants it; without a wish of the desk as it came. */
export function pastedText(text: string, language: string): string {
  if (!deskSettings().typography.onPaste || !viewSettings().typography) return text;
  return text
    .split('\n')
    .map((line) => typographic(line, language))
    .join('\n');
}
