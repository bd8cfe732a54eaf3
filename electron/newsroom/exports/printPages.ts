import { FailureError } from '../../../shared/contract/failure.ts';
import type { Printer } from '../printing/printer.ts';
import type { RenderedFormats } from './renderFormats.ts';

/**
 * The same with every document's bytes: pages are printed, one after the other.
 *
 * @param onPage before each.
 * @throws FailureError as Printer does.
 */
export async function printPages(
  rendered: RenderedFormats,
  printer: Pick<Printer, 'print'> | undefined,
  signal: AbortSignal | undefined,
  onPage: (name: string) => void,
): Promise<RenderedFormats> {
  const documents = [...rendered.documents];
  for (const { format, name, page, at } of rendered.toPrint) {
    if (!printer) throw new FailureError('unsupported', 'Not exported: nothing here prints PDFs.');
    onPage(name);
    documents.splice(at, 0, { format, name, bytes: await printer.print(page, signal) });
  }
  return { ...rendered, documents, toPrint: [] };
}
