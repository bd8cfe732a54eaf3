import { describe, expect, it } from 'vitest';
import { articleSchema } from '../../../shared/article/schema.ts';
import { fullArticle } from '../article/samples.ts';
import { editorSchema } from './desk.ts';

/** What the schema says about a type, in plain data. */
const structure = (spec: Record<string, unknown>, extra: Record<string, unknown>) => {
  const { parseDOM, toDOM, attrs, ...rest } = spec;
  return { ...rest, attrs: attrs ?? {}, ...extra };
};

describe('the schema of the editor', () => {
  it('names the same blocks and marks in the same order as the file format', () => {
    expect(Object.keys(editorSchema.nodes)).toEqual(Object.keys(articleSchema.nodes));
    expect(Object.keys(editorSchema.marks)).toEqual(Object.keys(articleSchema.marks));
    expect(editorSchema.topNodeType.name).toBe(articleSchema.topNodeType.name);
  });

  for (const [name, type] of Object.entries(articleSchema.nodes)) {
    it(`knows ${name} as the file format does`, () => {
      const own = editorSchema.nodes[name as keyof typeof articleSchema.nodes];
      const behaviour = (node: typeof type) => ({
        groups: node.spec.group,
        isAtom: node.isAtom,
        isInline: node.isInline,
        markSet: node.markSet?.map((mark) => mark.name) ?? null,
      });
      expect(structure(own?.spec ?? {}, behaviour(own as typeof type))).toEqual(
        structure(type.spec, behaviour(type)),
      );
    });
  }

  for (const [name, type] of Object.entries(articleSchema.marks)) {
    it(`knows the mark ${name} as the file format does`, () => {
      const own = editorSchema.marks[name as keyof typeof articleSchema.marks];
      const excluded = (mark: typeof type) => ({
        excludes: Object.values(mark.schema.marks)
          .filter((other) => mark.excludes(other))
          .map((other) => other.name),
      });
      expect(structure(own?.spec ?? {}, excluded(own as typeof type))).toEqual(
        structure(type.spec, excluded(type)),
      );
    });
  }

  it('draws every block and mark', () => {
    for (const type of Object.values(editorSchema.nodes)) {
      const isStructure = type.name === 'doc' || type.name === 'text';
      expect(Boolean(type.spec.toDOM), type.name).toBe(!isStructure);
    }
    for (const type of Object.values(editorSchema.marks))
      expect(type.spec.toDOM).toBeTypeOf('function');
  });

  it('loads everything this release knows and gives it back as it was', () => {
    const { content } = fullArticle();
    const doc = editorSchema.nodeFromJSON(content);
    doc.check();
    expect(articleSchema.nodeFromJSON(doc.toJSON()).eq(articleSchema.nodeFromJSON(content))).toBe(
      true,
    );
  });
});
