import { useState } from 'react';
import type { Article } from '../../../shared/article/model.ts';
import { nameFields } from '../../../shared/contract/presets/namePattern.ts';
import { namesFor } from '../../../shared/formats/namesFor.ts';
import { Field } from '../../ui/Field.tsx';
import { type ExportSettings, nameProblems, withOption } from './choices.ts';

interface NameChoiceProps {
  options: ExportSettings;
  change(options: ExportSettings): void;
  /** For an example. */
  article: Article | undefined;
  /** Of the first format. */
  extension: string;
}

/** Where in the folder the files go, and how they are called. */
export function NameChoice({ options, change, article, extension }: NameChoiceProps) {
  const problems = nameProblems(options);
  const fine = problems.folder === undefined && problems.fileName === undefined;
  const names = article && fine ? namesFor(article, options) : undefined;
  const example = names && `${names.folder && `${names.folder}/`}${names.baseName}.${extension}`;
  const [opened, setOpened] = useState<boolean>();
  const named = options.folder !== undefined || options.fileName !== undefined;
  const sentence = (problem: string | undefined) => problem && `${upperFirst(problem)}.`;
  return (
    <details
      className="export-group export-names"
      open={!fine || (opened ?? named)}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>Folders and file names</summary>
      <div className="export-name-fields">
        <Field label="Folder inside" problem={sentence(problems.folder)}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              placeholder="web/{section}"
              autoComplete="off"
              spellCheck={false}
              value={options.folder ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change(withOption(options, 'folder', value))
              }
            />
          )}
        </Field>
        <Field label="File name" problem={sentence(problems.fileName)}>
          {(attributes) => (
            <input
              {...attributes}
              className="input"
              placeholder="{slug}"
              autoComplete="off"
              spellCheck={false}
              value={options.fileName ?? ''}
              onChange={({ currentTarget: { value } }) =>
                change(withOption(options, 'fileName', value))
              }
            />
          )}
        </Field>
      </div>
      <p className="export-note">
        {nameFields.map((name) => `{${name}}`).join(' ')} stand for what the article says.
        {example !== undefined && (
          <>
            {' '}
            This one: <code>{example}</code>
          </>
        )}
      </p>
    </details>
  );
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
