import type { Article } from '../../../shared/article/model.ts';
import { Button } from '../../ui/Button.tsx';
import { FormatChoice } from './FormatChoice.tsx';
import { NameChoice } from './NameChoice.tsx';
import { PageChoice } from './PageChoice.tsx';
import { PhotoChoice } from './PhotoChoice.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import type { Choosing } from './useChoices.ts';
import { WireChoice } from './WireChoice.tsx';
import './ExportDialog.css';

interface ExportChoicesProps {
  choosing: Choosing;
  /** Whose names are shown as an example. */
  article: Article | undefined;
  /** What becomes of the files where no folder is chosen. */
  downloads: string;
}

/** All that is chosen for an export, of one article or of several. */
export function ExportChoices({ choosing, article, downloads }: ExportChoicesProps) {
  const { formats = [], choices, change, toFolder, folder } = choosing;
  const { options } = choices;
  const chosen = formats.filter(({ id }) => choices.formats.includes(id));
  const setOptions = (next: typeof options) => change({ ...choices, options: next });
  return (
    <>
      {choosing.formats && <PresetChoice choosing={choosing} />}
      <FormatChoice
        formats={formats}
        chosen={choices.formats}
        choose={(ids) => change({ ...choices, formats: [...ids] })}
      />
      <PhotoChoice formats={chosen} options={options} change={setOptions} />
      <WireChoice formats={choices.formats} options={options} change={setOptions} />
      <PageChoice formats={choices.formats} options={options} change={setOptions} />
      {choosing.formats && (
        <NameChoice
          options={options}
          change={setOptions}
          article={article}
          extension={chosen[0]?.extension ?? 'html'}
        />
      )}
      {toFolder ? (
        <div className="export-group">
          <h3>Folder</h3>
          <p className="export-folder">{folder?.place ?? 'No folder chosen yet'}</p>
          <Button onClick={() => void choosing.chooseFolder()}>
            {folder ? 'Choose another…' : 'Choose a folder…'}
          </Button>
        </div>
      ) : (
        <p className="export-note">{downloads}</p>
      )}
    </>
  );
}
