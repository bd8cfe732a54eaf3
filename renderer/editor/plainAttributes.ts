import type { Attrs, NodeType, Schema } from '@tiptap/pm/model';

/** Not part of the package's interface (prosemirror-model 1.25). */
type Computing = NodeType & { computeAttrs(attrs: Attrs | null): Attrs };

/**
 * Has the attributes of nodes be objects like any other. ProseMirror makes them without a prototype,
 * and such an object the browser keeps as a table of its own: 115 bytes for a paragraph's, not 28.
 */
export function withPlainAttributes(schema: Schema): void {
  for (const type of Object.values(schema.nodes) as Computing[]) {
    const { computeAttrs } = type;
    const names = Object.keys(type.spec.attrs ?? {});
    type.computeAttrs = (attrs) => {
      const computed = computeAttrs.call(type, attrs);
      // Without any given, all nodes of a type have the same ones.
      if (!attrs) return computed;
      const plain: Record<string, unknown> = {};
      for (const name of names) plain[name] = computed[name];
      return plain;
    };
  }
}
