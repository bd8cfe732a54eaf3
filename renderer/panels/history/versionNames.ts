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

/** `14:03:12` */
export const timeOf = ({ at }: ArticleVersion): string => new Date(at).toLocaleTimeString('en-GB');

/** "Today", "Yesterday", "Monday 4 May" */
export function dayOf({ at }: ArticleVersion, now: Date): string {
  const day = new Date(at);
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(now).getTime() - midnight(day).getTime()) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = day.getFullYear() === now.getFullYear();
  return day.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}
