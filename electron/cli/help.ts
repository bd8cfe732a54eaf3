import { formatIds } from '../../shared/contract/commandNames.ts';
import { nameFields } from '../../shared/contract/presets/namePattern.ts';
import type { Command } from './arguments.ts';

const usages: Readonly<Record<Command['name'] | 'serve', string>> = {
  import: `stet import FILE… [--as auto|wire|stet] --out FOLDER|FILE.stet [--overwrite]

Makes articles from plain text (wire copy) or from other .stet files.

  FILE             a text, an article, or - for standard input
  --as KIND        wire: read it as wire copy; stet: as an article; auto: look
  --out FOLDER     where articles go, each named after its slug or headline
  --out FILE.stet  the file itself, for one input
  --overwrite      replace files that are there; in a library the article that was
                   there is kept as a version
  --language TAG   the language of the copy, such as en-GB (otherwise: look)
  --json           one JSON object a line on standard output
`,
  export: `stet export ARTICLE.stet…|FOLDER… --to html,docx --out FOLDER [--jobs N]
       stet export ARTICLE.stet…|FOLDER… --preset FILE[#NAME] --out FOLDER
       stet export --list-formats

Writes articles in other formats. A file that is not an earlier export of the same
article is never replaced; the new one gets a number.

  --to FORMATS        ${inLines(formatIds, 54).join(`\n${' '.repeat(22)}`)}
  --list-formats      alone: who reads each format, and what it cannot hold
  --preset FILE       formats and options from a file: one preset, or the desk.json of a
                      library, whose preset is named behind a #. What is given beside
                      it counts instead of what it says
  --template FILE     the newsroom’s own web page, which html fills in
  --out FOLDER        where the files go
  --folder PATTERN    in folders in there, such as web/{section}
  --file-name PATTERN  such as {date}-{slug}. Fields: ${inLines(
    nameFields.map((name) => `{${name}}`),
    41,
  ).join(`\n${' '.repeat(22)}`)}
  --photos beside     in a folder beside each page (the default), or
           inline     inside the page
  --photo-size PIXELS  make photos smaller: at most so many along the longer side, or
                      full, as they are (the default)
  --keep-location     leave in photos where they were taken (otherwise: taken out;
                      --no-keep-location says so beside a preset)
  --end-mark MARK     what text ends with: hashes (###, the default), 30 (-30-), ends
                      (ENDS) or none
  --nitf bare         NITF without its namespace, as most feeds have it
  --allow-embargoed   yes, export embargoed, withheld or canceled copy
  --jobs N            so many articles at a time (the default: by cores and memory)
  --json              one JSON object a line on standard output

The output has the order of the input, whatever is done first. Ctrl+C stops after the
articles that are whole. Exit code: 0 all well, 1 an article failed (the others are
done), 2 wrong usage, 130 stopped by Ctrl+C.
`,
  validate: `stet validate ARTICLE.stet…

Says of each article whether it can be opened, and every fault with its place.

  --json   one JSON object a line on standard output
`,
  pack: `stet pack LIBRARY|ARTICLE.stet… --out FILE.stetpack [--overwrite]

Puts a library, or single articles, into one file, with their photos and versions.

  LIBRARY       a folder with articles
  --out FILE    the file to be written
  --overwrite   replace a file that is there
  --json        one JSON object a line on standard output
`,
  unpack: `stet unpack FILE.stetpack --library FOLDER [--different both|versions|skip]

Brings what is in a pack into a library. All of the pack is checked first, and nothing
that is there is ever written over.

  --library FOLDER   the library; made where it is not there
  --different WHAT   what to do with an article that says something else there: both
                     keeps the pack's as a copy (the default), versions puts it among
                     the article's versions, skip leaves it out
  --json             one JSON object a line on standard output
`,
  serve: `stet serve [--library FOLDER] [--port N] [--no-open]

Opens the editor in a browser, on this machine only, until Ctrl+C.

  --library FOLDER   the folder with your articles
  --port N           a fixed port
  --no-open          only print the address
`,
};

/** What `stet --help` and `stet help COMMAND` print. */
export const helpFor = (command: keyof typeof usages | undefined): string =>
  command === undefined ? overview : `Usage: ${usages[command]}`;

/** Names parted by commas, in lines of at most that width. */
function inLines(names: readonly string[], width: number): string[] {
  const lines = [''];
  for (const [index, name] of names.entries()) {
    const next = index === names.length - 1 ? name : `${name}, `;
    const last = lines.at(-1) ?? '';
    if (last.length + next.trimEnd().length > width) lines.push(next);
    else lines[lines.length - 1] = last + next;
  }
  return lines.map((line) => line.trimEnd());
}

export const isCommand = (name: string): name is keyof typeof usages => Object.hasOwn(usages, name);

const overview = `Usage: stet COMMAND …

  stet import FILE… --out FOLDER                     make articles from wire copy
  stet export ARTICLE.stet… --to html --out FOLDER   write articles as pages or data
  stet validate ARTICLE.stet…                        check article files
  stet pack LIBRARY --out FILE.stetpack              put a library into one file
  stet unpack FILE.stetpack --library FOLDER         bring it in again
  stet serve                                         open the editor in a browser

  stet help COMMAND   all about one of them
  stet --version

Exit code: 0 all well, 1 an input failed (the others are done), 2 wrong usage,
128 and the signal's number where one ended it (130 for Ctrl+C).
`;
