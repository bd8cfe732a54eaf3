import type { ExportFormat, ExportWarning } from '../../../shared/contract/values.ts';

interface WarningsProps {
  warnings: readonly ExportWarning[];
  formats: readonly Pick<ExportFormat, 'id' | 'name'>[];
}

/** What is missing or cannot be held; said once, with the formats that it is about. */
export function Warnings({ warnings, formats }: WarningsProps) {
  if (warnings.length === 0) return null;
  const byMessage = Map.groupBy(warnings, ({ message }) => message);
  const asked = new Set(warnings.map(({ format }) => format));
  return (
    <section className="export-warnings" aria-label="Before you export">
      <h3>{byMessage.size === 1 ? 'One thing to know' : `${byMessage.size} things to know`}</h3>
      <ul>
        {[...byMessage].map(([message, about]) => {
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
}
