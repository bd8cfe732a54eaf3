import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  decodeText,
  type Encoding,
  encodings,
  guessEncoding,
  isDocument,
} from '../../../shared/formats/wire/encoding.ts';
import { readWire } from '../../../shared/formats/wire/readWire.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import type { ImportSource } from '../dialogs.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { readClipboardText } from './clipboard.ts';
import { insertReading, overwrittenBy } from './insertReading.ts';
import { localMoment } from './localMoment.ts';
import { ReadingPreview } from './ReadingPreview.tsx';
import './ImportDialog.css';
import { quoted } from '../../../shared/copydesk/quoted.ts';

interface ImportDialogProps {
  purpose: 'article' | 'insert';
  source: ImportSource;
  close(): void;
}

/** What was found in wire copy, each proposal with a way back, beside what becomes of it. */
export function ImportDialog({ purpose, source, close }: ImportDialogProps) {
  const { session, files, toasts } = useWorkspace();
  const language = useStore(session.metadata, (metadata) => metadata?.language);
  const [pasted, setPasted] = useState('');
  const [encoding, setEncoding] = useState<Encoding>(() =>
    source === 'clipboard' ? 'utf-8' : guessEncoding(source.bytes),
  );
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [id] = useState(() => `urn:uuid:${crypto.randomUUID()}`);
  const [now] = useState(() => localMoment(new Date()));

  // The browser may ask the person first; until then there is the box to paste into.
  useEffect(() => {
    if (source !== 'clipboard') return;
    let gone = false;
    void readClipboardText().then((found) => !gone && setPasted((typed) => typed || found));
    return () => {
      gone = true;
    };
  }, [source]);

  const unreadable = source !== 'clipboard' && isDocument(source.bytes) ? source.name : undefined;
  const text = useDeferredValue(
    source === 'clipboard' ? pasted : unreadable ? '' : decodeText(source.bytes, encoding),
  );
  const options = useMemo(
    () => (purpose === 'insert' ? { id, now, language } : { id, now, usualLanguage: language }),
    [purpose, id, now, language],
  );
  const findings = useMemo(() => readWire(text, options).findings, [text, options]);
  const present = purpose === 'insert' ? session.article() : undefined;
  // Nothing of the present article is replaced unless the person says so.
  const off = useMemo(() => {
    const without = new Set<string>();
    for (const finding of findings) {
      const usual = !present || overwrittenBy(finding.field, present) === undefined;
      if (!(turned.get(finding.id) ?? usual)) without.add(finding.id);
    }
    return without;
  }, [findings, turned, present]);
  const reading = useMemo(() => readWire(text, { ...options, without: off }), [text, options, off]);
  const empty = text.trim() === '';

  function accept() {
    if (empty) return;
    close();
    if (purpose === 'insert') {
      if (!insertReading(session, reading)) {
        toasts.say('There is no place for this copy at the caret.', { tone: 'trouble' });
      }
      session.handle?.focus();
    } else {
      // After the focus is back where it was.
      queueMicrotask(() => void files.create(reading.article));
    }
  }

  if (unreadable) {
    return (
      <Dialog
        title="Import text"
        problem={`${quoted(unreadable)} is not plain text.`}
        onClose={close}
        footer={<Button onClick={close}>Close</Button>}
      >
        <p>
          Open it in the program that it is from, copy its words, and paste them into an article.
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={purpose === 'insert' ? 'Paste as wire copy' : 'Import text'}
      size="l"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabled={empty} onClick={accept} data-autofocus>
            {purpose === 'insert' ? 'Insert' : 'Make an article'}
          </Button>
        </>
      }
    >
      {source !== 'clipboard' ? (
        <Field
          label="Encoding"
          hint={`${source.name}. If its letters look wrong, try another one.`}
        >
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={encoding}
              onChange={(event) => setEncoding(event.currentTarget.value as Encoding)}
            >
              {Object.entries(encodings).map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <Field
          label="Wire copy"
          hint={pasted === '' ? 'Paste the copy into this field.' : undefined}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              className="input import-box"
              data-autofocus
              spellCheck={false}
              value={pasted}
              onChange={(event) => {
                setPasted(event.currentTarget.value);
                setTurned(new Map());
              }}
            />
          )}
        </Field>
      )}
      <div className="import-review">
        {!empty && (
          <section aria-labelledby="import-found" className="import-found">
            <h3 id="import-found">{foundText(findings.length)}</h3>
            <ul>
              {findings.map((finding) => {
                const replaces = present && overwrittenBy(finding.field, present);
                return (
                  <li key={finding.id}>
                    <Choice
                      label={
                        <>
                          <strong>{finding.label}</strong> {finding.value}
                        </>
                      }
                      note={[lineText(finding.lines), replaces && `replaces ${quoted(replaces)}`]
                        .filter(Boolean)
                        .join(' · ')}
                      checked={!off.has(finding.id)}
                      onChange={(on) => setTurned(new Map(turned).set(finding.id, on))}
                    />
                  </li>
                );
              })}
            </ul>
          </section>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
        <section aria-label="Result" className="import-result" tabIndex={0}>
          {empty ? (
            <p className="import-nothing">
              {source === 'clipboard'
                ? 'What comes out of it is shown here.'
                : `There is no text in ${quoted(source.name)}.`}
            </p>
          ) : (
            <ReadingPreview article={reading.article} whole={purpose === 'article'} />
          )}
        </section>
      </div>
    </Dialog>
  );
}

function foundText(count: number): string {
  if (count === 0) return 'Nothing but text was found';
  return count === 1 ? 'One thing was found' : `${count} things were found`;
}

const lineText = ({ from, to }: { from: number; to: number }) =>
  from === to ? `line ${from}` : `lines ${from}–${to}`;
