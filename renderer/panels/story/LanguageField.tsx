import { useEffect, useState } from 'react';
import { languagePattern } from '../../../shared/article/vocabulary.ts';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from '../fields/askedField.ts';
import { useMetadata } from '../fields/useMetadata.ts';
import { languageCheck, languageName } from './checks.ts';

const usual = [
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'pl',
  'uk',
  'ar',
  'zh',
  'ja',
];

/**
 * An article always has a language, so what is none stays in the field, with a word on it, and
 * everything else is saved meanwhile.
 */
export function LanguageField() {
  const [language = '', change] = useMetadata<string>('language');
  const [draft, setDraft] = useState(language);
  useEffect(() => setDraft(language), [language]);
  const problem = languageCheck(draft);
  return (
    <Field
      label="Language"
      hint={languageName(draft)}
      problem={problem && `${problem} The article keeps ${language}.`}
    >
      {(attributes) => (
        <>
          <input
            {...attributes}
            {...fieldAt(['language'])}
            className="input"
            list="story-languages"
            autoComplete="off"
            spellCheck={false}
            value={draft}
            onBlur={() => languageCheck(draft) && draft.trim() === '' && setDraft(language)}
            onChange={(event) => {
              const value = event.currentTarget.value.trim();
              setDraft(value);
              if (!languageCheck(value) && languagePattern.test(value)) change(value);
            }}
          />
          <datalist id="story-languages">
            {usual.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
