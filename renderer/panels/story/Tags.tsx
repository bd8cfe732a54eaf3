import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { slugFrom } from '../../../shared/article/slug.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { fieldAt } from '../fields/askedField.ts';
import { useMetadata } from '../fields/useMetadata.ts';

type Tag = { name: string; slug?: string };

/** Enter or a comma makes a tag of what is typed; Backspace in the empty field takes the last back. */
export function Tags() {
  const [tags = [], change] = useMetadata<Tag[]>('tags');
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);

  function add(text: string) {
    const names = text
      .split(/[,\n]/)
      .map((name) => name.trim())
      .filter(Boolean);
    const known = new Set(tags.map(({ name }) => name.toLowerCase()));
    const fresh = names.filter(
      (name) => !known.has(name.toLowerCase()) && known.add(name.toLowerCase()),
    );
    if (fresh.length > 0) {
      change([...tags, ...fresh.map((name) => ({ name, slug: slugFrom(name) || undefined }))]);
    }
    setDraft('');
  }
  function remove(index: number) {
    const rest = tags.filter((_tag, at) => at !== index);
    change(rest.length > 0 ? rest : undefined);
    input.current?.focus();
  }

  return (
    <>
      <Field label="Tags" hint="Enter or a comma after each.">
        {(attributes) => (
          <input
            {...attributes}
            {...fieldAt(['tags'])}
            // What is no tag yet is not in the article, and the browser takes it back.
            data-draft={draft !== '' || undefined}
            ref={input}
            className="input"
            autoComplete="off"
            dir="auto"
            value={draft}
            onChange={(event) => {
              const text = event.currentTarget.value;
              if (text.includes(',')) add(text);
              else setDraft(text);
            }}
            onBlur={() => draft.trim() && add(draft)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                add(draft);
              } else if (event.key === 'Backspace' && draft === '' && tags.length > 0) {
                event.preventDefault();
                remove(tags.length - 1);
              }
            }}
          />
        )}
      </Field>
      {tags.length > 0 && (
        <ul className="chips" aria-label="Tags of this article">
          {tags.map(({ name }, index) => (
            <li key={name} className="chip">
              <span dir="auto">{name}</span>
              <IconButton
                size="s"
                label={`Remove tag ${name}`}
                icon={X}
                onClick={() => remove(index)}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
