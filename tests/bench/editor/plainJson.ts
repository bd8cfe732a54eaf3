import type { NodeJson } from '../../../shared/article/model.ts';
import type { BenchArticle, Pictures } from './article.ts';

/** The article for an editor that knows headings, paragraphs, a photo and a pull quote. */
export function plainJson({ content, headline }: BenchArticle, pictures: Pictures): object {
  const words = (node: NodeJson | undefined): NodeJson[] =>
    node?.text !== undefined
      ? [{ type: 'text', text: node.text }]
      : (node?.content ?? []).flatMap(words);
  const blocks = (content.content?.at(-1)?.content ?? []).map((block) => {
    if (block.type === 'paragraph') return { type: 'paragraph', content: words(block) };
    if (block.type === 'heading') {
      return { type: 'heading', attrs: { level: 2 }, content: words(block) };
    }
    if (block.type === 'pullQuote') {
      return { type: 'pullQuote', content: words(block.content?.[0]) };
    }
    const number = Number(String(block.attrs?.asset).split('-')[1]);
    const { src, width, height } = pictures[number] as Pictures[number];
    const attrs = { src: `/${src}`, width, height };
    return { type: 'photo', attrs, content: words(block.content?.[0]) };
  });
  const title = {
    type: 'heading',
    attrs: { level: 1 },
    content: [{ type: 'text', text: headline }],
  };
  return { type: 'doc', content: [title, ...blocks] };
}
