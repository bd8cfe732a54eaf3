import './browserForWord.ts';
import { parseAsync, renderDocument } from 'docx-preview';
import { type Described, PageElement, pageText } from './pageElement.ts';

/**
 * A Word document as its readers see it, on paper of its size: pages are cut where the document says
 * so, and nowhere else. By `docx-preview`, whose elements are ours (pageElement.ts), so that it needs
 * no page around it and nothing comes out but markup without anything that acts.
 *
 * @throws for what is no Word document.
 */
export async function wordPage(document: Uint8Array): Promise<string> {
  const options = {
    h: (described: unknown) => PageElement.of(described as Described) as never,
    useBase64URL: true,
    // HTML inside a document, which ours have not.
    renderAltChunks: false,
  };
  const read: Read = await parseAsync(document, options);
  beginLists(read);
  const nodes: unknown[] = await renderDocument(read, options);
  const body = nodes.map((node) => pageText(node as PageElement | string)).join('');
  return `<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Word document</title>\n</head>\n<body>\n${body}\n<style>${look}</style>\n</body>\n</html>\n`;
}

interface Read {
  numberingPart?: {
    numberings: { id: string; overrides: { level: number; start?: number }[] }[];
    domNumberings: { id: string; level: number; start: number }[];
  };
}

/** It reads where a list begins, and then has them all begin with 1. */
function beginLists({ numberingPart }: Read): void {
  for (const { id, overrides } of numberingPart?.numberings ?? []) {
    for (const { level, start } of overrides) {
      const found = numberingPart?.domNumberings.find(
        (numbers) => numbers.id === id && numbers.level === level,
      );
      if (found && start !== undefined) found.start = start;
    }
  }
}

/** The paper fits into a narrow window; the desk around it is not dark. */
const look = `
body { margin: 0; background: #e8eaed; }
.docx-wrapper { background: none; padding: 1.5rem 1rem; }
.docx-wrapper > section.docx { box-sizing: border-box; max-width: 100%; box-shadow: 0 1px 6px #0003; }
.docx div:has(> img:not([style*=clip-path])) { max-width: 100%; height: auto !important; }
.docx img:not([style*=clip-path]) { max-width: 100%; height: auto !important; }
@media (max-width: 640px) {
  .docx-wrapper { padding: 0; }
  .docx-wrapper > section.docx { padding: 1.5rem 1rem !important; margin: 0; box-shadow: none; }
}
`;
