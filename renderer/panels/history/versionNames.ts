import type { ArticleVersion } from '../../../shared/contract/history.ts';

const reasons: Readonly<Record<ArticleVersion['reason'], string>> = {
  opened: 'As it was opened',
  saved: 'Saved',
  'external-change': 'Changed outside Stet',
  'before-restore': 'Before another version came back',
  'conflict-loser': 'Set aside in a conflict',
  milestone: 'Kept',
};

/** What a desk calls its stages, offered where a version is named. */
export const usualNames = ['Filed', 'Subbed', 'Legal read', 'Proofread'] as const;
export const proofread = 'Proofread';

export const nameOf = ({ label, reason }: ArticleVersion): string => label ?? reasons[reason];

// Made once: to make one takes far longer than to use it, and there may be a thousand versions.
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const dayOfThisYear = new Intl.DateTimeFormat('en-GB', day);
const dayOfAnyYear = new Intl.DateTimeFormat('en-GB', { ...day, year: 'numeric' });

/** `14:03:12` */
export const timeOf = ({ at }: ArticleVersion): string => time.format(new Date(at));

/** "Today", "Yesterday", "Monday 4 May" */
export function dayOf({ at }: ArticleVersion, now: Date): string {
  const date = new Date(at);
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(now).getTime() - midnight(date).getTime()) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = date.getFullYear() === now.getFullYear();
  return (sameYear ? dayOfThisYear : dayOfAnyYear).format(date);
}
