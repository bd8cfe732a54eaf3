import { remembered } from '../article/remembered.ts';
import { localeOf } from './language.ts';

/** Days and times as readers see them, always in the offset that the journalist wrote. */

const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i;

/** "4 May 2026 at 09:30 GMT+1"; the words as they are if they are no RFC 3339 time. */
export function momentText(moment: string, language: string): string {
  const found = parts.exec(moment);
  const time = Date.parse(moment);
  if (!found || Number.isNaN(time)) return moment;
  const zone = zoneOf(found[5] ?? 'Z');
  return `${momentFormat(language, zone).format(time)} ${zoneName(language, zone)}`;
}

const momentFormat = remembered(
  (language: string, timeZone: string) =>
    new Intl.DateTimeFormat(localeOf(language), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone,
    }),
);

/** "4 May 2026" for a day such as `2026-05-04`, or for the day of a time. */
export function dayText(moment: string, language: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return moment;
  return dayFormat(language).format(time);
}

const dayFormat = remembered(
  (language: string) =>
    new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }),
);

/**
 * The time as HTML's `datetime` takes it: at most three digits of a second, a colon in the offset.
 * undefined where it is no time.
 */
export function machineMoment(moment: string): string | undefined {
  const found = parts.exec(moment);
  if (!found || Number.isNaN(Date.parse(moment))) return undefined;
  const [, day, minutes, seconds = ':00', fraction = '', zone = 'Z'] = found;
  return `${day}T${minutes}${seconds}${fraction.slice(0, 4)}${offsetOf(zone)}`;
}

/**
 * "Mon, 04 May 2026 09:30:00 +0100", as RSS has it (RFC 822 with RFC 1123's years of four digits).
 * undefined where it is no time.
 */
export function rfc822Moment(moment: string): string | undefined {
  const machine = machineMoment(moment);
  if (machine === undefined) return undefined;
  const [, year = '', month = '', day = '', time = '', zone = ''] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(.*)$/.exec(machine) ?? [];
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay();
  const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const offset = zone === 'Z' ? '+0000' : zone.replace(':', '');
  return `${names[weekday]}, ${day} ${months[Number(month) - 1]} ${year} ${time} ${offset}`;
}

const offsetOf = (zone: string) =>
  zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');

function zoneOf(zone: string): string {
  const offset = offsetOf(zone);
  // Intl knows offsets below a day only.
  return offset === 'Z' || /^[+-](2[4-9]|[3-9])/.test(offset) ? 'UTC' : offset;
}

/** The same the whole year: the zones here are UTC and plain offsets. */
const zoneName = remembered((language: string, timeZone: string): string => {
  const name = new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'short' })
    .formatToParts(0)
    .find((part) => part.type === 'timeZoneName');
  return name?.value ?? 'UTC';
});
