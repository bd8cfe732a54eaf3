import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { type BlockChange, compareBlocks } from '../../../shared/article/compare.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { partsOf, textInLines, textOf } from '../../../shared/article/text.ts';
import { directionOf } from '../../../shared/formats/language.ts';
import { fieldsThatDiffer } from '../../app/article/bringBack.ts';
import { IconButton } from '../../ui/Button.tsx';
import { blockName } from './blockName.ts';
import { shownLines } from './shownLines.ts';
import { Words } from './Words.tsx';

interface ComparisonProps {
  earlier: Article;
  later: Article;
  /** Absent where nothing can be put back. @param at the number of its block in the later version */
  onPutBack?: ((block: NodeJson, at: number, instead: boolean) => void) | undefined;
}

const tags: Readonly<Record<BlockChange['kind'], string>> = {
  same: '',
  moved: 'Moved',
  changed: 'Changed',
  added: 'Added',
  removed: 'Removed',
};

const changed = '.comparison-block:not([data-kind="same"]), .comparison > p:has(ins, del)';

/** Words that went and came inside the text; blocks that came, went or were moved, outlined. */
export function Comparison({ earlier, later, onPutBack }: ComparisonProps) {
  const before = useMemo(() => partsOf(earlier.content), [earlier]);
  const after = useMemo(() => partsOf(later.content), [later]);
  const changes = useMemo(() => compareBlocks(before.body, after.body), [before, after]);
  const fields = useMemo(() => fieldsThatDiffer(later, earlier), [later, earlier]);
  const { language } = later;
  const article = useRef<HTMLElement>(null);
  const last = useRef(-1);

  function go(step: 1 | -1) {
    const places = [...(article.current?.querySelectorAll(changed) ?? [])];
    article.current?.querySelector('[data-at]')?.removeAttribute('data-at');
    last.current = Math.max(0, Math.min(last.current + step, places.length - 1));
    const place = places[last.current];
    place?.setAttribute('data-at', '');
    place?.scrollIntoView({ block: 'center' });
  }

  // A long article is read from where it changed; what is put back moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => go(1), []);

  const head = (['kicker', 'headline', 'standfirst'] as const).filter(
    (field) => textOf(before[field]) !== '' || textOf(after[field]) !== '',
  );
  const count =
    head.filter((field) => textOf(before[field]) !== textOf(after[field])).length +
    changes.filter(({ kind }) => kind !== 'same').length;

  return (
    <>
      <div className="comparison-head">
        <p role="status">
          {count === 0
            ? 'No block differs.'
            : count === 1
              ? '1 block differs.'
              : `${count} blocks differ.`}
          {fields.length > 0 && ` Besides the text: ${fields.join(', ')}.`}
        </p>
        {count > 1 && (
          <div>
            <IconButton label="Previous change" icon={ChevronUp} onClick={() => go(-1)} />
            <IconButton label="Next change" icon={ChevronDown} onClick={() => go(1)} />
          </div>
        )}
      </div>
      <article
        ref={article}
        className="comparison"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        lang={language}
        dir={directionOf(language)}
        aria-label="What changed"
      >
        {head.map((field) => (
          <p key={field} className={`comparison-${field}`}>
            <Words
              before={textOf(before[field])}
              after={textOf(after[field])}
              language={language}
            />
          </p>
        ))}
        {changes.map((change, index) => (
          <Block
            // biome-ignore lint/suspicious/noArrayIndexKey: drawn anew as a whole
            key={index}
            change={change}
            language={language}
            onPutBack={
              onPutBack &&
              'before' in change &&
              (change.kind === 'changed' || change.kind === 'removed')
                ? () => onPutBack(change.before, placeOf(changes, index), change.kind === 'changed')
                : undefined
            }
          />
        ))}
      </article>
    </>
  );
}

/** How many blocks of the later version stand in front of it. */
const placeOf = (changes: readonly BlockChange[], index: number) =>
  changes.slice(0, index).filter((change) => 'after' in change).length;

interface BlockProps {
  change: BlockChange;
  language: string;
  onPutBack: (() => void) | undefined;
}

function Block({ change, language, onPutBack }: BlockProps) {
  const block = 'after' in change ? change.after : change.before;
  const was = change.kind === 'added' ? '' : textInLines(change.before);
  const is = change.kind === 'removed' ? '' : textInLines(change.after);
  const name = block.type === 'paragraph' ? 'empty line' : blockName(block);
  const text = was === '' && is === '' ? `(${name})` : undefined;
  return (
    <div className="comparison-block" data-kind={change.kind} data-type={block.type}>
      {change.kind !== 'same' && (
        <p className="comparison-tag">
          {tags[change.kind]}
          {block.type !== 'paragraph' && ` · ${blockName(block)}`}
          {change.kind === 'changed' && was === is && ' · not its words'}
          {onPutBack && (
            <button type="button" className="text-button" onClick={onPutBack}>
              Put back
            </button>
          )}
        </p>
      )}
      <p>
        {text ?? (
          <Words
            before={change.kind === 'added' ? '' : shownLines(change.before)}
            after={change.kind === 'removed' ? '' : shownLines(change.after)}
            language={language}
          />
        )}
      </p>
    </div>
  );
}
