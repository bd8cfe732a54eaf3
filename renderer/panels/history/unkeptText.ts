import type { Failure } from '../../../shared/contract/failure.ts';

/**
 * Why a text is not among the versions, and what helps.
 *
 * @param otherwise what happens next where nobody can help
 */
export function unkeptText(
  lead: string,
  { code, message, detail }: Failure,
  otherwise?: string,
): string {
  const again = 'Versions are kept again from then on.';
  switch (code) {
    case 'disk-full':
      return `${lead}: the disk is full. Make room. ${again}`;
    case 'read-only':
      return detail?.what === 'disk'
        ? `${lead}: the disk cannot be written to. Versions are kept again once it can be.`
        : `${lead}: their folder is read-only. Allow writing to the folder .stet of the library. ${again}`;
    default: {
      const reason = message.replace(/^The version was not kept: /, '');
      const why = `${lead}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
      return otherwise ? `${why} ${otherwise}` : why;
    }
  }
}
