import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { childOf, partsOf, textOf } from '../../../shared/article/text.ts';

/** The body in one line a block, as the expectations beside the fixtures write it. */
export function outlineOf(article: Article): string[] {
  return partsOf(article.content).body.map((block) => {
    const text = contentOf(block);
    return `${block.type === 'relatedLinks' ? 'related' : block.type}: ${text}`;
  });
}

function contentOf(block: NodeJson): string {
  switch (block.type) {
    case 'photo':
      return [textOf(childOf(block, 'credit')), textOf(childOf(block, 'caption'))]
        .filter((part) => part !== '')
        .join(' | ');
    case 'relatedLinks':
      return (block.content ?? [])
        .filter(({ type }) => type === 'relatedLink')
        .map((link) => textOf(link) + (link.attrs?.href ? ` <${link.attrs.href}>` : ''))
        .join(' / ');
    case 'note':
      return (block.content ?? []).map(textOf).join(' / ');
    default:
      return textOf(block);
  }
}

/** "The council voted … on Monday." stands for any text that begins and ends so. */
export function matches(actual: string, expected: string): boolean {
  const at = expected.indexOf(' … ');
  if (at < 0) return actual === expected;
  const [start, end] = [expected.slice(0, at + 1), expected.slice(at + 2)];
  return (
    actual.length > start.length + end.length && actual.startsWith(start) && actual.endsWith(end)
  );
}
