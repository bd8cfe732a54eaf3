/** Zones that mean one offset wherever they stand; "ET" and its like depend on the season. */
const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  gmt: 'Z',
  utc: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

export interface NamedTime {
  /** `10:32:00`. */
  time: string;
  /** `Z`, `+02:00`; undefined where none is named. */
  offset: string | undefined;
  /** A zone is named whose offset this does not know. */
  unknownZone: boolean;
  length: number;
}

const clock =
  /^(?:(\d{1,2})[:.h](\d{2})(?::\d{2})?|(\d{2})(\d{2})|(\d{1,2})(?=\s?[ap]\.?m\b))\s?(?:([ap])\.?m\b\.?)?(?:\s?(?:Uhr|hrs?|hours|Uur)\b)?(?:\s?\(?(Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})\b\)?)?/i;

/** The time of day that a text starts with: "10:32 GMT", "1432 GMT", "2.15 p.m.", "10 Uhr". */
export function timeAtStart(text: string): NamedTime | undefined {
  const match = clock.exec(text.slice(0, 40));
  if (!match) return undefined;
  let hours = Number(match[1] ?? match[3] ?? match[5]);
  const minutes = Number(match[2] ?? match[4] ?? 0);
  const half = match[6]?.toLowerCase();
  if (half && hours > 12) return undefined;
  if (half === 'p' && hours < 12) hours += 12;
  if (half === 'a' && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59) return undefined;
  const zone = match[7];
  const offset =
    zone && /^[+-]/.test(zone) ? zone.replace(/^(.\d\d):?(\d\d)$/, '$1:$2') : undefined;
  const known = offset ?? (zone ? zones[zone.toLowerCase()] : undefined);
  return {
    time: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}:00`,
    offset: known,
    unknownZone: zone !== undefined && known === undefined,
    length: match[0].length,
  };
}

/** The offset of an RFC 3339 moment: `Z` or `+02:00`. */
export const offsetOf = (moment: string): string =>
  /(?:Z|[+-]\d{2}:\d{2})$/i.exec(moment)?.[0] ?? 'Z';
