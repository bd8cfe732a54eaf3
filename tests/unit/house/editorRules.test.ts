import { expect, test } from 'vitest';
import { productSources, textOf } from './sources.ts';

// What the editor must never do, because it loses words or slows every key, and no other test sees.

const sources = productSources().map((file) => ({ file, text: textOf(file) }));
const where = (pattern: RegExp) =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([call]) => `${file} ${call}`),
  );

test('the browser’s own editing commands are used in fields and to copy only', () => {
  // `insertHTML` loses text where blocks are not laid out (content-visibility).
  expect(where(/\bexecCommand\([^)]*\)/g)).toEqual([
    "renderer/app/ComingDialog.tsx execCommand('insertText', false, text)",
    'renderer/app/Surroundings.tsx execCommand(command)',
    "renderer/editor/paste/own/writeByEvent.ts execCommand('copy')",
  ]);
  const [, condition] =
    /if \((\w+)\(command\)\) document\.execCommand\(command\)/.exec(
      textOf('renderer/app/Surroundings.tsx'),
    ) ?? [];
  expect(condition).toBe('isHistory');
  expect(textOf('renderer/app/ComingDialog.tsx')).toContain('if (isField && text) document.exec');
  expect(where(/['"`]insertHTML['"`]/g)).toEqual([]);
});

test('no block that holds text is React’s, and nothing writes the document as HTML', () => {
  expect(where(/\b(ReactNodeViewRenderer|ReactMarkViewRenderer|useEditor)\b/g)).toEqual([]);
  expect(where(/\.getHTML\(/g)).toEqual([]);
});
