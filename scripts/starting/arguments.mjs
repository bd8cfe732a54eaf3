/**
 * @typedef {object} StartArguments
 * @property {'web' | 'desktop' | undefined} forced the host that was asked for
 * @property {boolean} help
 * @property {string[]} rest for the host: a folder or an article, `--library`, `--port` …
 */

/**
 * @param {readonly string[]} args what came after `npm start --`
 * @returns {StartArguments}
 * @throws {Error} if both hosts are asked for
 */
export function readArguments(args) {
  const web = args.includes('--web');
  const desktop = args.includes('--desktop');
  if (web && desktop) throw new Error('Say --web or --desktop, not both.');
  return {
    forced: web ? 'web' : desktop ? 'desktop' : undefined,
    help: args.includes('--help') || args.includes('-h'),
    rest: args.filter((arg) => arg !== '--web' && arg !== '--desktop'),
  };
}

/**
 * The web host takes its library behind `--library` only, so a folder by itself is put there.
 * @param {readonly string[]} rest
 * @param {(place: string) => boolean} isFolder
 * @returns {string[]}
 */
export function nameLibrary(rest, isFolder) {
  return rest.flatMap((arg, index) => {
    const ofAnOption = /^--(library|port)$/.test(rest[index - 1] ?? '');
    const bare = !arg.startsWith('-') && !ofAnOption;
    return bare && !arg.toLowerCase().endsWith('.stet') && isFolder(arg)
      ? ['--library', arg]
      : [arg];
  });
}

export const usage = `npm start -- [--web | --desktop] [--library FOLDER] [--port N] [--no-open] [FOLDER] [ARTICLE.stet]

  --web          the editor in a browser, served from this machine only
  --desktop      the editor in its own window (Electron)
  --library      the folder with your articles, as FOLDER alone (one is made on the first start)
  --port, --no-open   for --web: a fixed port; do not open a browser
`;
