// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { undo } from '@tiptap/pm/history';
import { Selection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { googleSliceType } from '../../../renderer/editor/paste/flavours.ts';
import type { RevisionChoice } from '../../../renderer/editor/paste/html/revisions.ts';
import { type Clipboard, PasteDesk } from './pasteDesk.ts';
import { readable } from './readable.ts';

/**
 * What programs put on the clipboard, one file a flavour, and beside it what has to become of it,
 * written by hand: one block a line. A line in front may say what was asked or is missing:
 *
 *     ? accept            tracked changes were asked about, and this was the answer
 *     missing: NAME       listed as a picture that did not come along
 *     pictures: 2         photo blocks whose pictures came along
 */
const folder = path.join(import.meta.dirname, '../../fixtures/paste');
const flavourOf: Record<string, keyof Clipboard> = {
  html: 'text/html',
  txt: 'text/plain',
  rtf: 'text/rtf',
  'google.json': googleSliceType,
};

for (const source of readdirSync(folder)) {
  describe(`pasted from ${source}`, () => {
    const files = readdirSync(path.join(folder, source));
    for (const file of files.filter((name) => name.endsWith('.expected'))) {
      const name = file.replace(/\.expected$/, '');
      it(name.replaceAll('-', ' '), () => check(source, name));
    }
    it('has an expectation for everything', () => {
      const names = files.map((name) => name.slice(0, name.indexOf('.')));
      for (const name of names) expect(files).toContain(`${name}.expected`);
    });
  });
}

function check(source: string, name: string) {
  const clipboard: Clipboard = {};
  for (const [extension, type] of Object.entries(flavourOf)) {
    const file = path.join(folder, source, `${name}.${extension}`);
    if (existsSync(file))
      Object.assign(clipboard, { [type as string]: readFileSync(file, 'utf8') });
  }
  clipboard['text/plain'] ??= 'the words alone';
  const expected = readFileSync(path.join(folder, source, `${name}.expected`), 'utf8');
  for (const part of expected.trim().split(/\n(?=\? )/)) {
    const answer = /^\? (accept|reject)\n/.exec(part)?.[1] as RevisionChoice | undefined;
    expect(pasted(clipboard, answer), name).toBe(part.replace(/^\? .*\n/, ''));
  }
}

/** Pastes into an empty article, and tells what it has become in the words of the expectation. */
function pasted(clipboard: Clipboard, answer: RevisionChoice | undefined): string {
  const desk = new PasteDesk();
  const before = desk.json;
  desk.paste(clipboard);
  const question = desk.context.overlays.getState().paste;
  if (question?.kind === 'revisions') {
    expect(desk.json).toEqual(before);
    question.answer(answer);
  } else expect(answer).toBeUndefined();

  desk.doc.check();
  const { selection } = desk.view.state;
  const end = Selection.atEnd(desk.doc);
  expect(selection.$to.pos, 'the caret is behind what was pasted').toBeGreaterThanOrEqual(
    end.$to.pos,
  );
  const lines: string[] = [];
  const now = desk.context.overlays.getState().paste;
  if (now?.kind === 'missing') for (const one of now.pictures) lines.push(`missing: ${one.name}`);
  let pictures = 0;
  desk.doc.descendants((node) => {
    if (desk.context.photos.upload(node.attrs.id)) pictures++;
  });
  if (pictures > 0) lines.push(`pictures: ${pictures}`);
  const [kicker, headline, standfirst, body] = desk.json.content ?? [];
  for (const field of [kicker, headline, standfirst]) {
    if (field?.content) lines.push(readable(field));
  }
  for (const block of body?.content ?? []) lines.push(readable(block));

  expect(undo(desk.view.state, desk.view.dispatch)).toBe(true);
  expect(desk.json, 'one undo step').toEqual(before);
  return lines.join('\n');
}
