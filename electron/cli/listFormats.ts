import { describeFormats } from '../../shared/formats/registry.ts';
import type { ListFormatsCommand } from './exportArguments.ts';
import type { CommandIo } from './io.ts';

/** `stet export --list-formats`: what there is, who reads it, what it cannot hold. */
export async function listFormats({ json }: ListFormatsCommand, io: CommandIo): Promise<number> {
  for (const { readers, ...format } of describeFormats()) {
    const { id, name, group, extension, mediaType, photos, losses } = format;
    if (json) {
      const line = { id, name, group, extension, mediaType, photos, reads: readers, losses };
      await io.out(`${JSON.stringify(line)}\n`);
      continue;
    }
    const sentences = losses.map(({ message }) => `    ${message}\n`).join('');
    await io.out(`${id}  (${name}, .${extension})\n  ${readers}\n${sentences}\n`);
  }
  return 0;
}
