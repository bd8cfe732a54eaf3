import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Contributor } from '../../../shared/article/model.ts';
import { contributorRoles } from '../../../shared/article/vocabulary.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { fieldAt } from '../fields/askedField.ts';
import { MetadataSelect } from '../fields/MetadataSelect.tsx';
import { MetadataText } from '../fields/MetadataText.tsx';
import { MoreFields } from '../fields/MoreFields.tsx';
import { useMetadata } from '../fields/useMetadata.ts';
import { mailAddress, webAddress } from './checks.ts';
import { roleNames } from './names.ts';

const roles = contributorRoles.map((value) => ({ value, name: roleNames[value] }));

/** Somebody who is added is in the article with the first letter of the name. */
const unnamed: Contributor = { name: '', role: 'author' };

export function Byline() {
  const { session } = useWorkspace();
  const [people = [], change] = useMetadata<Contributor[]>('byline', 'contributors');
  const [isAdding, setAdding] = useState(false);
  const shown = isAdding ? [...people, unnamed] : people;
  const list = useRef<HTMLUListElement>(null);

  /**
   * With what was done, or keys that are pressed before the next frame go nowhere.
   *
   * @param what the name where that part is not there
   */
  function focusAfter(done: () => void, index: number, what?: 'up' | 'down') {
    flushSync(done);
    const card = list.current?.children[index];
    const wanted = card?.querySelector<HTMLElement>(`[data-part="${what}"]`);
    const place = wanted?.matches(':enabled') ? wanted : card?.querySelector('input');
    place?.focus();
  }
  function move(index: number, by: 1 | -1) {
    const order = [...people];
    const [person] = order.splice(index, 1);
    if (!person) return;
    order.splice(index + by, 0, person);
    focusAfter(() => change(order), index + by, by === 1 ? 'down' : 'up');
  }
  function add() {
    focusAfter(() => setAdding(true), people.length);
  }
  function name(index: number, value: string) {
    setAdding(false);
    const at = ['byline', 'contributors', index] as const;
    const path = [...at, 'name'] as const;
    session.changeAll(
      [
        { path, value },
        { path: [...at, 'role'], value: unnamed.role },
      ],
      { group: JSON.stringify(path) },
    );
  }
  function remove(index: number) {
    if (index >= people.length) return setAdding(false);
    const rest = people.filter((_person, at) => at !== index);
    change(rest.length > 0 ? rest : undefined);
  }

  return (
    <>
      <ul ref={list} className="section-body" aria-label="Contributors">
        {shown.map((person, index) => {
          const isNew = index >= people.length;
          const who = person.name || `contributor ${index + 1}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: names are edited in place and repeat
            <li key={index} className="card">
              <div className="card-head">
                <span>
                  {index + 1} of {shown.length}
                </span>
                <IconButton
                  size="s"
                  label={`Move ${who} up`}
                  icon={ArrowUp}
                  data-part="up"
                  disabled={index === 0 || isNew}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  size="s"
                  label={`Move ${who} down`}
                  icon={ArrowDown}
                  data-part="down"
                  disabled={index >= people.length - 1}
                  onClick={() => move(index, 1)}
                />
                <IconButton
                  size="s"
                  label={`Remove ${who}`}
                  icon={X}
                  onClick={() => remove(index)}
                />
              </div>
              <MetadataText
                path={['byline', 'contributors', index, 'name']}
                label="Name"
                change={isNew ? (value) => name(index, value) : undefined}
              />
              <fieldset disabled={isNew} className="card-rest">
                <div className="side-by-side">
                  <MetadataSelect
                    path={['byline', 'contributors', index, 'role']}
                    label="Role"
                    options={roles}
                    none="—"
                  />
                  <MetadataText path={['byline', 'contributors', index, 'title']} label="Title" />
                </div>
                <MetadataText
                  path={['byline', 'contributors', index, 'affiliation']}
                  label="Affiliation"
                />
                <MoreFields title="Contact">
                  <MetadataText
                    path={['byline', 'contributors', index, 'email']}
                    label="E-mail"
                    check={mailAddress}
                    type="email"
                  />
                  <MetadataText
                    path={['byline', 'contributors', index, 'url']}
                    label="Page"
                    check={webAddress}
                    type="url"
                  />
                </MoreFields>
              </fieldset>
            </li>
          );
        })}
      </ul>
      <div>
        <Button icon={Plus} onClick={add} {...fieldAt(['byline', 'contributors'])}>
          Add contributor
        </Button>
      </div>
      <MetadataText
        path={['byline', 'display']}
        label="Byline as printed"
        hint="Only when it should read otherwise than the names above."
      />
      <MetadataText
        path={['byline', 'tagline']}
        label="Tagline"
        hint="“Reporting by …”, after the copy."
        long
      />
    </>
  );
}
