import { serve } from './web/serve.ts';

process.exitCode = await serve(process.argv.slice(2));
// Watchers or workers that have not noticed yet must not hold the terminal.
process.exit();
