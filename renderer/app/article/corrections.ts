import type { CorrectionType } from '../../../shared/article/vocabulary.ts';
import type { CorrectionSource } from '../../editor/editorHandle.ts';
import { localMoment } from '../importing/localMoment.ts';
import type { Layout } from '../layout.ts';
import type { Session } from './session.ts';

export interface Correction {
  type: CorrectionType;
  text: string;
  date?: string;
}

/** One of this minute, whose text is still to be written. */
export function newCorrection(): Correction {
  const now = new Date();
  now.setSeconds(0);
  return { type: 'correction', text: '', date: localMoment(now) };
}

/** What the editor's command “Correction” does: an entry in the metadata, and the way to its field. */
export const createCorrections = (session: Session, layout: Layout): CorrectionSource => ({
  steps() {
    const all = session.store.getState().open?.metadata.corrections ?? [];
    return session.steps([{ path: ['corrections'], value: [...all, newCorrection()] }]);
  },
  show: layout.focusCorrection,
});
