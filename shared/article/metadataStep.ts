import type { Node, Schema } from '@tiptap/pm/model';
import { Step, StepMap, StepResult } from '@tiptap/pm/transform';
import { type Path, writeAt } from './metadataPath.ts';

/**
 * A change of the article's metadata as a step of the editor's history, so that one Ctrl+Z goes back
 * over text and story panel in the order in which they were changed. It leaves the document alone;
 * who keeps the metadata applies it there when it sees the transaction, done or undone.
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

  /** The metadata with this change. */
  applyTo<T extends object>(metadata: T): T {
    return writeAt(metadata, this.path, this.after);
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

  /** undefined is absent in JSON, and read back as undefined. */
  override toJSON() {
    return { stepType: 'metadata', path: this.path, before: this.before, after: this.after };
  }

  /** @throws RangeError for anything else than what `toJSON` gave. */
  static override fromJSON(_schema: Schema, json: unknown): MetadataStep {
    const { path, before, after } = json as { path?: unknown; before?: unknown; after?: unknown };
    if (!isPath(path)) throw new RangeError('Not a change of metadata');
    return new MetadataStep(path, before, after);
  }
}

// ProseMirror's `Step.fromJSON` finds the class of a step by this name. The tests start the desktop
// several times in one process, and ProseMirror, which stays loaded, takes a name only once.
try {
  Step.jsonID('metadata', MetadataStep);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
}

/** The document is not metadata, and `__proto__` is the name of nothing. */
const isPath = (value: unknown): value is Path =>
  Array.isArray(value) &&
  value.length <= 64 &&
  typeof value[0] === 'string' &&
  value[0] !== 'content' &&
  value.every((key) => (typeof key === 'string' && key !== '__proto__') || Number.isInteger(key));

const samePath = (a: Path, b: Path) =>
  a.length === b.length && a.every((key, index) => key === b[index]);
