import { offsetText } from '../../app/importing/localMoment.ts';

export interface SplitMoment {
  /** As a datetime-local field has it: `2026-05-04T09:30`. */
  local: string;
  /** `+01:00`, or `Z`. */
  offset: string;
}

const rfc3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/** undefined: not RFC 3339 with an offset. */
export function splitMoment(moment: string): SplitMoment | undefined {
  const [, day, time, seconds = '', offset] = rfc3339.exec(moment) ?? [];
  if (!day || !time || !offset || Number.isNaN(Date.parse(moment))) return undefined;
  const exact = /^:00(\.0+)?$/.test(seconds) ? '' : seconds.slice(0, 3);
  return { local: `${day}T${time}${exact}`, offset: offset.toUpperCase() };
}

/** undefined: not a whole date and time. */
export function joinMoment(local: string, offset: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?/.exec(local);
  if (!match?.[1]) return undefined;
  const moment = `${match[1]}${match[2] ?? ':00'}${offset}`;
  return Number.isNaN(Date.parse(moment)) ? undefined : moment;
}

/** This machine's offset at that local time: summer time counts. */
export function usualOffset(local: string): string {
  const date = new Date(local === '' ? Date.now() : local);
  return offsetText(-(Number.isNaN(date.getTime()) ? new Date() : date).getTimezoneOffset());
}

/** Every offset that a clock on Earth shows, in minutes east of Greenwich. */
const minutes = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -120, -60, 0, 60, 120,
  180, 210, 240, 270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765,
  780, 840,
];

/** For a list to choose from; `own` is marked, `present` is in it whatever it is. */
export function offsets(present: string, own: string): { value: string; name: string }[] {
  const known = minutes.map(offsetText);
  const all = known.includes(present) ? known : [present, ...known];
  return all.map((value) => ({
    value,
    name: `UTC${value === 'Z' ? '' : value.replace('-', '−')}${value === own ? ' (here)' : ''}`,
  }));
}

/** The moment by this machine's clock, where that is another time; else undefined. */
export function ownTime(moment: string): string | undefined {
  const split = splitMoment(moment);
  if (!split) return undefined;
  const date = new Date(moment);
  if (minutesOf(split.offset) === -date.getTimezoneOffset()) return undefined;
  const text = date.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return `${text} by the clock here`;
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const [, sign, hours, rest] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest));
}
