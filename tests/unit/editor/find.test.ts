import { describe, expect, it } from 'vitest';
import { nothingAsked } from '../../../renderer/editor/find/findState.ts';
import { finderFor } from '../../../renderer/editor/find/matchesIn.ts';
import { compile, type FindQuery } from '../../../renderer/editor/find/query.ts';
import { inCaseOf, replacementFor } from '../../../renderer/editor/find/replacement.ts';
import fc from '../../fastCheck.ts';

const plain: FindQuery = {
  text: '',
  matchCase: false,
  wholeWord: false,
  regularExpression: false,
};

function look(text: string, query: Partial<FindQuery>, language = 'en') {
  const compiled = compile({ ...plain, ...query }, language);
  if (compiled.kind !== 'search') throw new Error(`nothing to look for: ${compiled.kind}`);
  return finderFor(compiled.search)(text);
}
const found = (text: string, query: Partial<FindQuery>, language?: string) =>
  look(text, query, language).map(({ from, to }) => text.slice(from, to));

const asking = (text: string) => ({ ...nothingAsked.query, text });

describe('words', () => {
  it.each<[string, string, string[]]>([
    ['The Harbour, the harbour', 'harbour', ['Harbour', 'harbour']],
    ['a.b (a.b)', 'a.b', ['a.b', 'a.b']],
    ['the council’s vote', "council's", ['council’s']],
    ['„Nein“, she said', '"Nein"', ['„Nein“']],
    ['10\u00a0000 and 10 000', '10 000', ['10\u00a0000', '10 000']],
    ['non\u2011smoker', 'non-smoker', ['non\u2011smoker']],
    ['Zoe\u0308 and Zoë', 'zoë', ['Zoe\u0308', 'Zoë']],
    ['cafe\u0301 cafe', 'cafe', ['cafe']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['one\ntwo', 'one two', []],
    ['부산 부산', '부산', ['부산', '부산']],
    ['a\ufffcb', 'a\ufffcb', []],
  ])('in “%s”, “%s” is %j', (text, query, wanted) => {
    expect(found(text, { text: query })).toEqual(wanted);
  });

  it('what is curly is meant curly, and capitals where they are asked for', () => {
    expect(found("it's it’s", { text: '’' })).toEqual(['’']);
    expect(found('Vote vote', { text: 'vote', matchCase: true })).toEqual(['vote']);
  });

  it('matches are those of a plain comparison of lower-case texts', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'é', ' ', '.', '가', '😀') });
    fc.assert(
      fc.property(letters, letters, (text, query) => {
        fc.pre(query !== '');
        const wanted: number[] = [];
        const [low, sought] = [text.toLowerCase(), query.toLowerCase()];
        for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + sought.length)) {
          wanted.push(at);
        }
        expect(look(text, { text: query }).map(({ from }) => from)).toEqual(wanted);
      }),
    );
  });
});

describe('whole words', () => {
  it.each<[string, string, string[], string?]>([
    ['port, ports, Porto, port', 'port', ['port', 'port']],
    ['Zoëlle and Zoë', 'Zoë', ['Zoë']],
    ['über Überbau', 'über', ['über']],
    ['the council’s', 'council', ['council']],
    ['price: $5, $50', '$5', ['$5']],
    ['in C++ and C', 'C++', ['C++']],
    ['xab ab ab', 'ab ab', ['ab ab']],
    ['부산은 부산물 부산에서는 부산', '부산', ['부산', '부산', '부산'], 'ko'],
    ['الميناء ميناء', 'ميناء', ['ميناء'], 'ar'],
    ['東京都に住む', '東京', ['東京'], 'ja'],
    ['東京都に住む', '京都', [], 'ja'],
  ])('in “%s”, “%s” is %j', (text, query, wanted, language) => {
    expect(found(text, { text: query, wholeWord: true }, language)).toEqual(wanted);
  });

  it('a regular expression goes on until a word ends', () => {
    const query = { text: 'vot|vote', regularExpression: true, wholeWord: true };
    expect(found('the vote', query)).toEqual(['vote']);
  });
});

describe('regular expressions', () => {
  it('know letters of all scripts, line breaks and ends of lines', () => {
    const query = (text: string) => ({ text, regularExpression: true });
    expect(found('Ärger Zoë 가', query('\\p{L}+'))).toEqual(['Ärger', 'Zoë', '가']);
    expect(found('one\ntwo', query('^two$'))).toEqual(['two']);
    expect(found('one\ntwo', query('e\\nt'))).toEqual(['e\nt']);
    expect(found('abc', query('x*'))).toEqual([]);
    expect(found('😀😀', query('.'))).toEqual(['😀', '😀']);
  });

  it.each([
    ['(', 'A round bracket “(” is not closed.'],
    ['a)', 'There is a closing bracket “)” too many.'],
    ['[a', 'A square bracket “[” is not closed.'],
    ['*', 'There is nothing before *, + or ? to repeat; write \\ before the sign.'],
    ['a{2,1}', 'In “{ }” the smaller number comes first.'],
    ['[z-a]', 'In “[ ]” a range goes from the earlier letter to the later one.'],
    ['\\p{Nope}', 'No kind of letter has the name in \\p{ }; \\p{Lu} is a capital.'],
    ['a\\', 'A \\ at the end has nothing to stand before; write \\\\ for the sign itself.'],
    ['\\-', 'A \\ stands before something that has no meaning with it.'],
    ['a]', 'A bracket of “[ ]” or “{ }” stands alone; write \\ before it.'],
    ['(?<a>b)(?<a>c)', 'A named group is wrong.'],
    ['(?x)', 'After “(?” comes one of : = ! <= <! or <name>.'],
    // Would be a group of ours, closed and opened.
    [')(', 'There is a closing bracket “)” too many.'],
  ])('%s is explained', (text, message) => {
    const compiled = compile({ ...plain, text, regularExpression: true }, 'en');
    expect(compiled).toEqual({ kind: 'wrong', message });
  });
});

describe('replacements', () => {
  const replaced = (text: string, pattern: string, template: string) => {
    const [match] = look(text, { text: pattern, regularExpression: true });
    if (!match) throw new Error('nothing found');
    return replacementFor(template, match, text.slice(match.from, match.to), true);
  };
  it.each([
    ['Quill, Mara', '(\\p{Lu}\\w+), (\\w+)', '$2 $1', 'Mara Quill'],
    ['vote', 'v(x)?ote', '[$1]', '[]'],
    ['vote', '(v)ote', '$12 $2 $&$$', 'v2 $2 vote$'],
    ['vote', '(?<first>v)', '$<first>$<none>', 'v'],
    ['vote', 'v', '$<first>', '$<first>'],
    ['vote', 'v', 'a\\nb\\t\\\\', 'a\nb\t\\'],
  ])('of “%s” by %s with %s', (text, pattern, template, wanted) => {
    expect(replaced(text, pattern, template)).toBe(wanted);
  });

  it('words mean themselves', () => {
    expect(replacementFor('$1 \\n', { from: 0, to: 1 }, 'x', false)).toBe('$1 \\n');
  });

  it.each([
    ['HARBOUR', 'HARBOR'],
    ['Harbour', 'Harbor'],
    ['harbour', 'harbor'],
    ['“Harbour”', '“Harbor”'],
    ['A', 'Harbor'],
    ['42', 'harbor'],
  ])('keep the capitals of %s', (found, wanted) => {
    const by = found.startsWith('“') ? '“harbor”' : 'harbor';
    expect(inCaseOf(found, by, asking('harbour'))).toBe(wanted);
  });

  it.each([
    ['AI', 'AI', 'artificial intelligence'],
    ['HARBOUR', 'harbour', 'Inner Port'],
    ['Harbour Board', 'harbour board', 'harbour board'],
    ['Iphone', 'iphone', 'iPhone'],
  ])('and are what was typed: %s, asked for as %s, by %s', (found, asked, by) => {
    expect(inCaseOf(found, by, asking(asked))).toBe(by);
  });

  it('and are what was typed where capitals matter', () => {
    expect(inCaseOf('Harbour', 'port', { ...asking('[Hh]arbour'), matchCase: true })).toBe('port');
  });
});
