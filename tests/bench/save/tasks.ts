/** Work that a page's thread did in one piece. */
export interface Task {
  /** Processor time of the thread, in ms. */
  processor: number;
  /** Scripts that ran in it, longest first. */
  scripts: { name: string; took: number }[];
}

/** An event of Chromium's trace format; times in µs. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { type?: string; functionName?: string; name?: string } };
}

/** What the thread did that the keys went to. */
export function tasksIn(trace: Buffer): Task[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const counts = new Map<string, number>();
  for (const event of traceEvents) {
    if (event.name !== 'EventDispatch' || event.args?.data?.type !== 'keydown') continue;
    counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1);
  }
  const [thread] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [];
  const own = traceEvents.filter((event) => event.ph === 'X' && threadOf(event) === thread);
  const scripts = own.filter(({ name }) => name === 'FunctionCall' || name === 'TimerFire');
  return own
    .filter(({ name }) => name === 'RunTask')
    .map(({ ts, dur = 0, tdur }) => ({
      processor: (tdur ?? dur) / 1_000,
      scripts: scripts
        .filter((script) => script.ts >= ts && script.ts < ts + dur)
        .map(({ name, args, tdur: took = 0 }) => ({
          name: args?.data?.functionName || name,
          took: took / 1_000,
        }))
        .sort((one, other) => other.took - one.took),
    }));
}
