import type { Node } from '@tiptap/pm/model';
import type { ArticleError } from '../../shared/article/articleError.ts';
import { parseExactly } from '../../shared/article/exactNumbers.ts';
import { fieldFaults } from '../../shared/article/fieldFaults.ts';
import { migrate } from '../../shared/article/migrations.ts';
import { articleModel } from '../../shared/article/model.ts';
import { misplacedIn } from '../../shared/article/placement.ts';
import { articleSchema } from '../../shared/article/schema.ts';
import { wrapUnknown } from '../../shared/article/unknownContent.ts';
import type { Fault } from './report.ts';

/** What a file can be told at once; a file with more is not an article that went wrong. */
const most = 100;

/**
 * All faults of bytes that `parse` refused; `parse` itself stops at the first.
 *
 * @param first what `parse` said.
 */
export function faultsIn(bytes: Uint8Array, first: ArticleError): Fault[] {
  const only = [faultFrom(first)];
  // Where the first fault is the last that can be told: broken JSON, too deep, another format.
  if (first.code === 'not-an-article' && first.place !== undefined && first.place !== 'format') {
    return faultyFields(bytes) ?? only;
  }
  if (first.code === 'misplaced-block') return misplacedBlocks(bytes) ?? only;
  return only;
}

const faultFrom = ({ code, message, place }: ArticleError): Fault => ({
  code,
  message: place ? message.replace(` (${place})`, '') : message,
  ...(place && { place }),
});

function faultyFields(bytes: Uint8Array): Fault[] | undefined {
  const faults = fieldFaults(contentOf(bytes)).slice(0, most);
  if (faults.length === 0) return undefined;
  return faults.map(({ message, place }) => ({
    code: 'not-an-article',
    message,
    ...(place && { place }),
  }));
}

function misplacedBlocks(bytes: Uint8Array): Fault[] | undefined {
  const checked = articleModel.safeParse(contentOf(bytes));
  if (!checked.success) return undefined;
  let doc: Node;
  try {
    doc = articleSchema.nodeFromJSON(wrapUnknown(checked.data.content));
  } catch {
    // A block that cannot be made at all hides what comes after it.
    return undefined;
  }
  const faults: Fault[] = [];
  collect(doc, 'content', faults);
  return faults.length === 0 ? undefined : faults;
}

function collect(node: Node, place: string, faults: Fault[]): void {
  if (faults.length >= most) return;
  const message = misplacedIn(node);
  if (message) faults.push({ code: 'misplaced-block', message, place });
  node.forEach((child, _offset, index) => {
    collect(child, `${place}[${index}].${child.type.name}`, faults);
  });
}

const contentOf = (bytes: Uint8Array): unknown =>
  migrate(parseExactly(new TextDecoder('utf-8').decode(bytes)) as Record<string, unknown>);
