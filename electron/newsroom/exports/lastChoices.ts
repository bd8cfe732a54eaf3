import path from 'node:path';
import { z } from 'zod';
import { type ExportChoices, exportChoices } from '../../../shared/contract/exports.ts';
import { createUserFile } from '../settings/userFile.ts';

/** What a person chose in the export dialog last, library by library. */
export interface LastChoices {
  /** @param library an opaque id; '' for an article without one */
  of(library: string): Promise<ExportChoices | undefined>;
  remember(library: string, choices: ExportChoices): Promise<void>;
}

const entries = z.array(z.object({ library: z.string(), choices: z.unknown() }));

const keepAtMost = 50;

export function createLastChoices(userData: string): LastChoices {
  const file = createUserFile<z.infer<typeof entries>>(
    path.join(userData, 'export-choices.json'),
    entries,
    () => [],
  );
  return {
    async of(library) {
      const known = (await file.read()).find((entry) => entry.library === library);
      // What a newer release chose may be none of ours.
      return exportChoices.safeParse(known?.choices).data;
    },
    async remember(library, choices) {
      await file.change((known) =>
        [{ library, choices }, ...known.filter((entry) => entry.library !== library)].slice(
          0,
          keepAtMost,
        ),
      );
    },
  };
}
