import { useEffect, useState } from 'react';
import type { FormatId, FoundTemplate } from '../../../shared/contract/exports.ts';
import { classNameProblem } from '../../../shared/contract/presets/classNameProblem.ts';
import { classNames as ours } from '../../../shared/formats/html/classNames.ts';
import { Field } from '../../ui/Field.tsx';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { type ExportSettings, withOption } from './choices.ts';

interface PageChoiceProps {
  formats: readonly FormatId[];
  options: ExportSettings;
  change(options: ExportSettings): void;
}

/** The newsroom's own page around the article, and its names for our classes. */
export function PageChoice({ formats, options, change }: PageChoiceProps) {
  const { connection } = useWorkspace();
  const [templates, setTemplates] = useState<readonly FoundTemplate[]>([]);
  const page = formats.includes('html');
  const markup = page || formats.includes('html-fragment');

  useEffect(() => {
    // A library that is away has none; that it is away is said elsewhere.
    if (page) connection.newsroom.exports.templates().then(setTemplates, () => setTemplates([]));
  }, [page, connection]);

  if (!markup) return null;
  const { template = '' } = options;
  const chosen = templates.find(({ name }) => name === template);
  const names = templates.map(({ name }) => name);
  if (template !== '' && !chosen) names.unshift(template);
  const problem = chosen
    ? chosen.problems.slice(0, 3).join(' ') || undefined
    : template === ''
      ? undefined
      : `There is no template “${template}” in .stet/templates of this library.`;
  return (
    <fieldset className="export-group">
      <legend>Web page</legend>
      {page && names.length > 0 && (
        <Field label="Template" problem={problem}>
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={template}
              onChange={({ currentTarget: { value } }) =>
                change(withOption(options, 'template', value))
              }
            >
              <option value="">Stet’s own page</option>
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <ClassNames options={options} change={change} />
    </fieldset>
  );
}

/** Empty fields have our name. */
function ClassNames({ options, change }: Omit<PageChoiceProps, 'formats'>) {
  const { classNames = {} } = options;
  const [opened, setOpened] = useState<boolean>();
  const count = Object.keys(classNames).length;
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = classNames;
    const next = value === '' ? rest : { ...rest, [name]: value };
    change(withOption(options, 'classNames', Object.keys(next).length > 0 ? next : undefined));
  };
  return (
    <details
      className="export-names"
      open={opened ?? false}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>{count === 0 ? 'Class names' : `Class names (${count} of the desk’s own)`}</summary>
      {opened && (
        <div className="export-class-names">
          {ours.map((name) => {
            const value = classNames[name] ?? '';
            const problem = value === '' ? undefined : classNameProblem(value);
            return (
              <Field key={name} label={name} problem={problem && `It ${problem}.`}>
                {(attributes) => (
                  <input
                    {...attributes}
                    className="input"
                    placeholder={name}
                    autoComplete="off"
                    spellCheck={false}
                    value={value}
                    onChange={(event) => set(name, event.currentTarget.value)}
                  />
                )}
              </Field>
            );
          })}
        </div>
      )}
    </details>
  );
}
