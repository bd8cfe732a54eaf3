import { useCallback, useEffect, useState } from 'react';
import type { ExportChoices, ExportFormat } from '../../../shared/contract/exports.ts';
import type { ExportPreset } from '../../../shared/contract/presets/exportPreset.ts';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { failureOf } from '../connect.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { firstChoices, isFine, remembered, restored } from './choices.ts';

export interface Folder {
  /** Opaque. */
  folder: string;
  place: string;
}

export interface Choosing {
  /** undefined until the newsroom has said which there are. */
  formats: readonly ExportFormat[] | undefined;
  presets: readonly ExportPreset[];
  choices: ExportChoices;
  change(choices: ExportChoices): void;
  /** Exports go to a folder here, and not to the browser's downloads. */
  toFolder: boolean;
  folder: Folder | null;
  chooseFolder(): Promise<void>;
  problem: string | undefined;
  complain(problem: string | undefined): void;
  /** Nothing is left to be chosen. */
  complete: boolean;
  /** For the next export from this library. */
  remember(): void;
}

/** What is chosen in an export dialog; begins with what was chosen last in this library. */
export function useChoices(): Choosing {
  const { connection, desk } = useWorkspace();
  const { exports } = connection.newsroom;
  const presets = useDeskSettings((settings) => settings.presets);
  const toFolder = desk.can.chooseExportFolder;
  const [formats, setFormats] = useState<readonly ExportFormat[]>();
  const [choices, setChoices] = useState<ExportChoices>();
  const [folder, setFolder] = useState<Folder | null>(null);
  const [problem, setProblem] = useState<string>();
  const [begun, setBegun] = useState(false);

  useEffect(() => {
    if (begun) return;
    setBegun(true);
    const complain = (error: unknown) => setProblem(failureOf(error).message);
    if (toFolder) exports.lastFolder().then(setFolder, complain);
    // That the last choices cannot be read is no reason to say anything: one chooses anew.
    const last = exports.choices().catch(() => null);
    Promise.all([exports.formats(), last]).then(([known, chosen]) => {
      setFormats(known);
      setChoices((already) => already ?? restored(chosen, presets));
    }, complain);
  }, [begun, exports, presets, toFolder]);

  const shown = choices ?? firstChoices;

  return {
    formats: choices && formats,
    presets,
    choices: shown,
    change: setChoices,
    toFolder,
    folder,
    chooseFolder: useCallback(async () => {
      try {
        setFolder(await exports.chooseFolder());
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code !== 'canceled') setProblem(failure.message);
      }
    }, [exports]),
    problem,
    complain: setProblem,
    complete:
      choices !== undefined &&
      formats !== undefined &&
      choices.formats.length > 0 &&
      isFine(choices.options) &&
      (!toFolder || folder !== null),
    remember() {
      // What cannot be remembered is chosen anew.
      exports.rememberChoices(remembered(shown, presets)).catch(() => undefined);
    },
  };
}
