import { describe, expect, it } from 'vitest';
import { MetadataStep } from '../../../shared/article/metadataStep.ts';
import { Desk } from './desk.ts';
import { article, p } from './write.ts';

let compositions = 0;

/** As ProseMirror hands on what an input method shows, and at last leaves. */
function compose(desk: Desk, ...shown: string[]) {
  const { from } = desk.state.selection;
  compositions++;
  let to = from;
  for (const words of shown) {
    desk.dispatch(desk.state.tr.insertText(words, from, to).setMeta('composition', compositions));
    to = from + words.length;
  }
}

/** As ibus does: what was composed goes, and comes as typed. */
function composeAndWrite(desk: Desk, ...shown: string[]) {
  compose(desk, ...shown, '');
  desk.dispatch(desk.state.tr.insertText(shown.at(-1) ?? ''));
}

const text = (desk: Desk) => desk.state.selection.$head.parent.textContent;

function undone(desk: Desk): string[] {
  const texts: string[] = [];
  while (desk.run('undo')) texts.push(text(desk));
  return texts;
}

describe('undo over what an input method wrote', () => {
  it('takes Korean back as it takes back letters: each is a composition', () => {
    for (const write of [compose, composeAndWrite]) {
      const desk = new Desk(article([p('One |')]));
      write(desk, 'ㅎ', '하', '한');
      write(desk, 'ㄱ', '국');
      desk.type(' ');
      write(desk, 'ㅇ', '은');
      expect(text(desk)).toBe('One 한국 은');
      expect(undone(desk)).toEqual(['One ']);
    }
  });

  it('and a word with an accent that has a key of its own, or shares one with a quotation mark', () => {
    for (const accent of ['´', "'"]) {
      const desk = new Desk(article([p('|')]));
      desk.type('caf');
      compose(desk, accent, 'é');
      desk.type('s');
      expect(text(desk)).toBe('cafés');
      expect(undone(desk)).toEqual(['']);
    }
  });

  it('takes back words that were chosen one by one', () => {
    const desk = new Desk(article([p('|')]));
    desk.type('a');
    compose(desk, 'n', 'ni', '你好');
    compose(desk, 'し', '世界');
    desk.type('b');
    expect(undone(desk)).toEqual(['a你好世界', 'a你好', 'a', '']);
  });

  it('goes past what it took back again, and so does redo', () => {
    const desk = new Desk(article([p('One|')]));
    desk.type('!');
    compose(desk, 'に', 'にほ', '');
    compose(desk, 'ね', '');
    desk.run('undo');
    expect(text(desk)).toBe('One');
    desk.run('redo');
    expect(text(desk)).toBe('One!');
  });

  it('stays with a change of metadata, which leaves the text as it is', () => {
    const desk = new Desk(article([p('One|')]));
    desk.type('!');
    desk.dispatch(desk.state.tr.step(new MetadataStep(['slug'], 'pier', 'quay')));
    desk.run('undo');
    expect(text(desk)).toBe('One!');
    desk.run('undo');
    expect(text(desk)).toBe('One');
  });
});
