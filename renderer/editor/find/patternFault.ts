/** What the engine says of a regular expression, and how to say it to a person. */
const sentences: readonly [RegExp, string][] = [
  [/unterminated group/i, 'A round bracket “(” is not closed.'],
  [/unmatched '?\)/i, 'There is a closing bracket “)” too many.'],
  [/unterminated character class/i, 'A square bracket “[” is not closed.'],
  [/lone quantifier brackets/i, 'A bracket of “[ ]” or “{ }” stands alone; write \\ before it.'],
  [/incomplete quantifier/i, 'A “{” is not closed; write \\{ for the sign itself.'],
  [/nothing to repeat/i, 'There is nothing before *, + or ? to repeat; write \\ before the sign.'],
  [/numbers out of order/i, 'In “{ }” the smaller number comes first.'],
  [/range out of order/i, 'In “[ ]” a range goes from the earlier letter to the later one.'],
  [/invalid property name/i, 'No kind of letter has the name in \\p{ }; \\p{Lu} is a capital.'],
  [/named (group|reference|capture)|capture group name|reference to/i, 'A named group is wrong.'],
  [/\\ at end/i, 'A \\ at the end has nothing to stand before; write \\\\ for the sign itself.'],
  [/escape|invalid class/i, 'A \\ stands before something that has no meaning with it.'],
  [/invalid group/i, 'After “(?” comes one of : = ! <= <! or <name>.'],
];

export function explained(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  // "Invalid regular expression: /a(/gu: Unterminated group": the pattern itself says nothing.
  const fault = said.slice(said.lastIndexOf(': ') + 1).trim();
  const known = sentences.find(([pattern]) => pattern.test(fault));
  return known?.[1] ?? `This is no regular expression: ${fault}.`;
}
