import type { Node } from '@tiptap/pm/model';
import { Step, StepMap, StepResult } from '@tiptap/pm/transform';
import type { Path } from './path.ts';

/**
 * A change of the article's metadata as a step of the editor's history, so that one Ctrl+Z goes back
 * over text and story panel in the order in which they were changed. It leaves the document alone;
 * the session applies it to the metadata when it sees the transaction, done or undone.
 */
export class MetadataStep extends Step {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;

  /** @param before what lay there, undefined where nothing did. */
  constructor(path: Path, before: unknown, after: unknown) {
    super();
    this.path = path;
    this.before = before;
    this.after = after;
  }

  override apply(document: Node): StepResult {
    return StepResult.ok(document);
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(): MetadataStep {
    return new MetadataStep(this.path, this.after, this.before);
  }

  override map(): MetadataStep {
    return this;
  }

  /** Letters typed one after the other into one field become one step. */
  override merge(next: Step): MetadataStep | null {
    return next instanceof MetadataStep && samePath(this.path, next.path)
      ? new MetadataStep(this.path, this.before, next.after)
      : null;
  }

  override toJSON() {
    return { stepType: 'metadata', path: this.path, before: this.before, after: this.after };
  }
}

const samePath = (a: Path, b: Path) =>
  a.length === b.length && a.every((key, index) => key === b[index]);
