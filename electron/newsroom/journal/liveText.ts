import type { Node } from '@tiptap/pm/model';
import { Step, type StepResult } from '@tiptap/pm/transform';
import { type ArticleText, articleOfText } from '../../../shared/article/articleText.ts';
import { asShown } from '../../../shared/article/firstId.ts';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { type Article, articleModel } from '../../../shared/article/model.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { textOfArticle, writeText } from '../../../shared/article/writeText.ts';
import { FailureError } from '../../../shared/contract/failure.ts';

/**
 * An article as a window holds it, followed step by step. What does not fit is refused before it is
 * written down, so that a journal can always be read back.
 */
export class LiveText {
  readonly #text: ArticleText;

  private constructor(text: ArticleText) {
    this.#text = text;
  }

  /**
   * @param article from a window or from the disk, and so held against what a file can say
   * @throws ArticleError
   */
  static of(article: Article): LiveText {
    const text = textOfArticle(article);
    writeText(text);
    return new LiveText(text);
  }

  /** As a window shows it. @param text what a file said */
  static shown({ metadata, doc }: ArticleText): LiveText {
    return new LiveText({ metadata, doc: asShown(doc) });
  }

  /** The text after these steps. @throws FailureError `damaged` where one of them does not fit. */
  with(steps: readonly unknown[]): LiveText {
    let { doc, metadata } = this.#text;
    for (const json of steps) {
      const step = stepFrom(json);
      const { doc: next, failed } = applied(step, doc);
      if (!next) throw outOfStep(failed ?? 'it has no place');
      doc = next;
      if (step instanceof MetadataStep) metadata = step.applyTo(metadata);
    }
    const changed = metadata !== this.#text.metadata;
    if (changed && !metadataModel.safeParse(metadata).success) {
      throw outOfStep('a field is not what it should be');
    }
    return new LiveText({ doc, metadata });
  }

  article(): Article {
    return articleOfText(this.#text);
  }

  get whole(): ArticleText {
    return this.#text;
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
