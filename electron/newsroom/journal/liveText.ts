import type { Node } from '@tiptap/pm/model';
import { Step, type StepResult } from '@tiptap/pm/transform';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { type Article, articleModel, type NodeJson } from '../../../shared/article/model.ts';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { serialise } from '../../../shared/article/serialise.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

type Metadata = Omit<Article, 'content'>;

/**
 * An article as a window holds it, followed step by step. What does not fit is refused before it is
 * written down, so that a journal can always be read back.
 */
export class LiveText {
  readonly #metadata: Metadata;
  readonly #doc: Node;

  private constructor(metadata: Metadata, doc: Node) {
    this.#metadata = metadata;
    this.#doc = doc;
  }

  /**
   * @param article from a window or from the disk, and so looked at as a file is
   * @throws ArticleError
   */
  static of(article: Article): LiveText {
    const { content, ...metadata } = parse(serialise(article)).article;
    return new LiveText(metadata as Metadata, articleSchema.nodeFromJSON(content));
  }

  /** The text after these steps. @throws FailureError `damaged` where one of them does not fit. */
  with(steps: readonly unknown[]): LiveText {
    let doc = this.#doc;
    let metadata = this.#metadata;
    for (const json of steps) {
      const step = stepFrom(json);
      const { doc: next, failed } = applied(step, doc);
      if (!next) throw outOfStep(failed ?? 'it has no place');
      doc = next;
      if (step instanceof MetadataStep) metadata = step.applyTo(metadata);
    }
    if (metadata !== this.#metadata && !metadataModel.safeParse(metadata).success) {
      throw outOfStep('a field is not what it should be');
    }
    return new LiveText(metadata, doc);
  }

  article(): Article {
    return { ...this.#metadata, content: this.#doc.toJSON() as NodeJson } as Article;
  }
}

const metadataModel = articleModel.omit({ content: true });

function stepFrom(json: unknown): Step {
  try {
    return Step.fromJSON(articleSchema, json);
  } catch (error) {
    throw outOfStep(error instanceof Error ? error.message : 'it is none');
  }
}

function applied(step: Step, doc: Node): Partial<StepResult> {
  try {
    return step.apply(doc);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : 'it has no place' };
  }
}

const outOfStep = (why: string) =>
  new FailureError('damaged', `A change does not fit the text that it was made in: ${why}.`);
