// What keeping words safe costs: a save against a plain write, the journal while somebody types, and
// a long history. Ratios come from one run, in turn, so that a busy machine meets both alike.
import { heldUp } from './save/heldUp.ts';
import { keptVersions } from './save/keptVersions.ts';
import { savedAgainstWritten } from './save/savedAgainstWritten.ts';
import { slowDisks } from './save/slowDisks.ts';
import { typedFrames } from './save/typedFrames.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries({
  save: savedAgainstWritten,
  slow: slowDisks,
  held: heldUp,
  versions: keptVersions,
  frames: typedFrames,
})) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const line of await measure()) say(line);
}
process.exit();
