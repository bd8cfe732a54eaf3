import { useEffect, useState } from 'react';

const relative = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'short', timeStyle: 'medium' });
const minuteLong = 60_000;

/** "5 minutes ago", "yesterday", then the date. @param then RFC 3339. @param now ms */
export function relativeTime(then: string, now: number): string {
  const moment = new Date(then);
  const minutes = Math.round((now - moment.getTime()) / minuteLong);
  // A clock that runs ahead is no reason to speak of the future.
  if (minutes < 1) return 'just now';
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const today = startOfDay(new Date(now));
  const days = Math.round((today - startOfDay(moment)) / (24 * 60 * minuteLong));
  if (days === 0) return relative.format(-Math.round(minutes / 60), 'hour');
  if (days < 7) return relative.format(-days, 'day');
  const sameYear = moment.getFullYear() === new Date(now).getFullYear();
  return moment.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** "26/11/2026, 10:38:48". @param then RFC 3339 */
export const exactTime = (then: string): string => whole.format(new Date(then));

const startOfDay = (day: Date) =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();

/** The time in ms, anew each minute. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteLong);
    return () => clearInterval(timer);
  }, []);
  return now;
}
