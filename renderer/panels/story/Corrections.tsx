import { Plus, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { correctionTypes } from '../../../shared/article/vocabulary.ts';
import { type Correction, newCorrection } from '../../app/article/corrections.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { MetadataMoment } from '../fields/MetadataMoment.tsx';
import { MetadataSelect } from '../fields/MetadataSelect.tsx';
import { MetadataText } from '../fields/MetadataText.tsx';
import { useMetadata } from '../fields/useMetadata.ts';
import { correctionNames } from './names.ts';

const types = correctionTypes.map((value) => ({ value, name: correctionNames[value] }));

/** What readers are told was put right. */
export function Corrections() {
  const [all = [], change] = useMetadata<Correction[]>('corrections');
  const { layout } = useWorkspace();
  const list = useRef<HTMLUListElement>(null);
  const isAsked = useStore(layout.store, ({ focusOn }) => focusOn === 'correction');

  // With the frame that it comes in: what was typed for it is handed over then.
  useLayoutEffect(() => {
    if (!isAsked) return;
    const field = list.current?.lastElementChild?.querySelector('textarea');
    field?.scrollIntoView({ block: 'nearest' });
    field?.focus();
    layout.focusTaken();
  }, [isAsked, layout]);

  return (
    <>
      <ul ref={list} className="section-body" aria-label="Corrections">
        {all.map((_correction, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: has nothing that names it
          <li key={index} className="card">
            <div className="card-head">
              <span>
                {index + 1} of {all.length}
              </span>
              <IconButton
                size="s"
                label={`Remove correction ${index + 1}`}
                icon={X}
                onClick={() => {
                  const rest = all.filter((_other, at) => at !== index);
                  change(rest.length > 0 ? rest : undefined);
                }}
              />
            </div>
            <MetadataSelect path={['corrections', index, 'type']} label="Kind" options={types} />
            <MetadataText path={['corrections', index, 'text']} label="Text" long />
            <MetadataMoment path={['corrections', index, 'date']} label="Made on" />
          </li>
        ))}
      </ul>
      <div>
        <Button
          icon={Plus}
          onClick={() => {
            change([...all, newCorrection()]);
            layout.focusCorrection();
          }}
        >
          Add correction
        </Button>
      </div>
    </>
  );
}
