/** Work that a page's thread did in one piece. */
export interface Task {
  /** Processor time of the thread, in ms, without what the browser took to collect memory. */
  processor: number;
  /** That, in ms: it comes when the browser sees fit, whatever the page does at the moment. */
  collecting: number;
  /** What took most of it by the clock, with ms each: where to look when it is too long. */
  mostly: string;
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
  args?: { data?: { type?: string; functionName?: string; url?: string } };
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
      const within = () => own.filter((each) => each.ts >= ts && each.ts < ts + dur);
      return {
        processor: (tdur ?? dur) / 1_000 - collecting,
        collecting,
        get mostly() {
          return mostOf(within());
        },
      };
    });
}

/** @param events of one task; one that lies within another counts to itself alone */
function mostOf(events: readonly TraceEvent[]): string {
  const own = new Map<string, number>();
  const around: TraceEvent[] = [];
  const add = (event: TraceEvent, time: number) => {
    const { type, functionName } = event.args?.data ?? {};
    const name = [event.name, type ?? functionName].filter(Boolean).join(' ');
    own.set(name, (own.get(name) ?? 0) + time / 1_000);
  };
  const inOrder = [...events].sort(
    (one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0),
  );
  for (const event of inOrder) {
    const { ts, dur = 0 } = event;
    while (around.length > 0 && endOf(around.at(-1)) <= ts) around.pop();
    const outer = around.at(-1);
    if (outer) add(outer, -dur);
    add(event, dur);
    around.push(event);
  }
  return [...own]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 4)
    .map(([name, time]) => `${name} ${time.toFixed(1)}`)
    .join(', ');
}

const endOf = (event: TraceEvent | undefined) => (event ? event.ts + (event.dur ?? 0) : 0);
