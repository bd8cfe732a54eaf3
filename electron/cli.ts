import { runCli } from './cli/runCli.ts';

const code = await runCli(process.argv.slice(2));
// Watchers or workers that have not noticed yet must not hold the terminal.
process.exit(code);
