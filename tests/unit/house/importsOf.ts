import { parseSync } from 'vite';

/** One import of a file, of whatever kind. */
export interface Import {
  /** As written, without a query such as `?url`. */
  from: string;
  /** Whether nothing of it is left when the types are stripped. */
  typeOnly: boolean;
}

/**
 * Every import of a source file: static, type-only, dynamic, re-export, `import('…')` as a type,
 * `require`, and `new URL('…', import.meta.url)`, with which workers are named.
 * @param file decides the syntax by its ending
 * @throws {Error} if the source does not parse
 */
export function importsOf(file: string, source: string): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (literal: unknown, typeOnly: boolean) => {
    const from = stringOf(literal);
    // A computed address is a file that the build made (`import(pathToFileURL(…).href)`).
    if (from !== undefined) found.push({ from: from.replace(/\?.*$/, ''), typeOnly });
  };
  const visit = (node: Node) => {
    switch (node.type) {
      // `import { type A }` keeps the import itself (verbatimModuleSyntax); `import type` does not.
      case 'ImportDeclaration':
        add(node.source, node.importKind === 'type');
        break;
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        add(node.source, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        add(node.source, false);
        break;
      case 'TSImportType':
        add(node.source, true);
        break;
      case 'TSExternalModuleReference':
        add(node.expression, false);
        break;
      case 'CallExpression':
        if (nameOf(node.callee) === 'require') add(firstOf(node.arguments), false);
        break;
      case 'NewExpression': {
        const address = firstOf(node.arguments);
        const ours = /^\.{1,2}\/.*\.tsx?$/.test(stringOf(address) ?? '');
        if (nameOf(node.callee) === 'URL' && ours) add(address, false);
        break;
      }
    }
    for (const inner of Object.values(node).flat()) if (isNode(inner)) visit(inner);
  };
  visit({ ...program });
  return found;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
const nameOf = (node: unknown): unknown => (isNode(node) ? node.name : undefined);

function stringOf(node: unknown): string | undefined {
  const value = isNode(node) ? node.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
