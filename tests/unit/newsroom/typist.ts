import { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { withFirstId } from '../../../shared/article/firstId.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { textOf } from '../../../shared/article/text.ts';

/** Types into the article's last paragraph as an editor would, and gives the steps. */
export function typist(article: Article) {
  let doc = Node.fromJSON(articleSchema, withFirstId(article.content));
  return {
    type(text: string): unknown[] {
      const transform = new Transform(doc).insert(doc.content.size - 2, articleSchema.text(text));
      doc = transform.doc;
      return transform.steps.map((step) => step.toJSON());
    },
    get document() {
      return doc;
    },
    get content() {
      return doc.toJSON() as NodeJson;
    },
    get text() {
      return textOf(doc.toJSON());
    },
  };
}
