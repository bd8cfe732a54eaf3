// What an export costs: HTML against Tiptap's static renderer, every text format against HTML, and
// memory while the command line exports a thousand articles. Ratios come from one run, in turn.
import { againstStaticRenderer } from './export/againstStaticRenderer.ts';
import { memoryOfBatch } from './export/memoryOfBatch.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries({
  html: againstStaticRenderer,
  memory: memoryOfBatch,
})) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const line of await measure()) say(line);
}
process.exit();
