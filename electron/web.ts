import './newsroom/storage/sharedThreads.ts';
import { consoleLog, newLogId } from './newsroom/rpc/log.ts';
import { serve } from './web/serve.ts';

// A promise that somebody forgot must not take everybody's unsaved text down with the host.
process.on('unhandledRejection', (cause) => {
  consoleLog.error(newLogId(), 'Something failed that nobody waited for', cause);
});

process.exitCode = await serve(process.argv.slice(2));
// Watchers or workers that have not noticed yet must not hold the terminal.
process.exit();
