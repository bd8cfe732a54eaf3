import { TriangleAlert } from 'lucide-react';
import type { ExportFormat, ExportWarning } from '../../../shared/contract/exports.ts';
import { leftOutCodes } from '../../../shared/formats/findings.ts';
import { Button } from '../../ui/Button.tsx';
import { needsYes } from './embargo.ts';

interface WarningsProps {
  warnings: readonly ExportWarning[];
  formats: readonly Pick<ExportFormat, 'id' | 'name'>[];
}

/** In the order in which somebody has to act on them. */
const groups = ['Missing to publish', 'Left out', 'What the formats cannot hold'] as const;

const leftOut: ReadonlySet<string> = new Set(leftOutCodes);

function groupOf({ code, loss }: ExportWarning): (typeof groups)[number] {
  if (loss) return 'What the formats cannot hold';
  return leftOut.has(code) ? 'Left out' : 'Missing to publish';
}

/** What is missing or cannot be held; said once, with the formats that it is about. */
export function Warnings({ warnings, formats }: WarningsProps) {
  // Whether copy under embargo may go out is a question of its own.
  const told = warnings.filter(({ code }) => !needsYes.has(code));
  if (told.length === 0) return null;
  const byGroup = Map.groupBy(told, groupOf);
  const asked = new Set(warnings.map(({ format }) => format));
  return (
    <section className="export-warnings" aria-label="Before you export">
      {groups.map((group) => {
        const inGroup = byGroup.get(group);
        if (!inGroup) return null;
        return (
          <section
            key={group}
            tabIndex={-1}
            data-missing={group === groups[0] || undefined}
            aria-label={group}
          >
            <h3>{group}</h3>
            <ul>
              {[...Map.groupBy(inGroup, ({ message }) => message)].map(([message, about]) => {
                const ids = new Set(about.map(({ format }) => format));
                const names = formats.filter(({ id }) => ids.has(id)).map(({ name }) => name);
                return (
                  <li key={message}>
                    {message}
                    {ids.size < asked.size && <span> ({names.join(', ')})</span>}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

/** For the foot of the dialog: what is told further down than one sees, and leads there. */
export function MissingButton({ warnings }: Pick<WarningsProps, 'warnings'>) {
  const missing = warnings.filter((one) => !needsYes.has(one.code) && groupOf(one) === groups[0]);
  const count = new Set(missing.map(({ message }) => message)).size;
  if (count === 0) return null;
  const goThere = () => document.querySelector<HTMLElement>('[data-missing]')?.focus();
  return (
    <Button look="quiet" icon={TriangleAlert} onClick={goThere}>
      {count === 1 ? 'One thing is missing' : `${count} things are missing`}
    </Button>
  );
}
