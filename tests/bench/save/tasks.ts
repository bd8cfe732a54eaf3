/** Work that a page's thread did in one piece. */
export interface Task {
  /** Processor time of the thread, in ms, without what the browser took to collect memory. */
  processor: number;
  /** That, in ms: it comes when the browser sees fit, whatever the page does at the moment. */
  collecting: number;
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
  args?: { data?: { type?: string } };
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
  const collections = own.filter(({ name }) => name === 'MajorGC' || name === 'MinorGC');
  return own
    .filter(({ name }) => name === 'RunTask')
    .map(({ ts, dur = 0, tdur }) => {
      const collecting = collections
        .filter((each) => each.ts >= ts && each.ts < ts + dur)
        .reduce((sum, each) => sum + (each.tdur ?? each.dur ?? 0) / 1_000, 0);
      return { processor: (tdur ?? dur) / 1_000 - collecting, collecting };
    });
}
