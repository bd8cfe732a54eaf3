/** RFC 3339 with this machine's offset at that time: `2026-05-04T09:30:00+01:00`. */
export function localMoment(date: Date): string {
  const offset = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + offset * 60_000);
  return `${shifted.toISOString().slice(0, 19)}${offsetText(offset)}`;
}

/** @param minutes east of Greenwich. @returns `+01:00`, or `Z` for none. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
