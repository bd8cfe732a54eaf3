import type { Access, OpenedArticle } from '../../../shared/contract/articles.ts';
import { inTime } from '../../../shared/contract/inTime.ts';
import type { RestoredText } from '../../../shared/contract/journal.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { OpenArticle, Outside } from './sessionState.ts';

/** The text is here and is shown; its file waits for a drive that perhaps never answers. In ms. */
const patience = 1_000;

interface RestoringNeeds {
  articles: NewsroomClient['article'];
  takeOver(journal: string): Promise<RestoredText>;
}

/** A text that was kept from a window that is gone, set against what lies in its file by now. */
export async function restoring(journal: string, { articles, takeOver }: RestoringNeeds) {
  const kept = await takeOver(journal);
  const { content, ...metadata } = kept.article;
  const { file, base, name } = kept;
  const there =
    file === undefined ? undefined : await inTime(lookAt(file, base, articles), patience);
  const open: OpenArticle & { access: Access } = {
    documentId: crypto.randomUUID(),
    metadata,
    access: there?.opened?.access ?? { mode: 'edit' },
    file,
    name: there?.opened?.name ?? name,
    dirty: true,
    save: file === undefined ? { kind: 'never' } : { kind: 'due' },
    outside: there?.outside,
    restored: { at: new Date(kept.changed) },
  };
  return {
    open,
    text: { first: content },
    revision: base,
    changed: true,
    journaled: kept.journaled,
    unseen: file !== undefined && there === undefined,
  };
}

async function lookAt(
  file: string,
  base: string | undefined,
  articles: NewsroomClient['article'],
): Promise<{ opened?: OpenedArticle; outside?: Outside }> {
  try {
    const opened = await articles.open({ file });
    return opened.revision === base ? { opened } : { opened, outside: { kind: 'changed' } };
  } catch (error) {
    const { code } = failureOf(error);
    if (code === 'not-found') return { outside: { kind: 'gone' } };
    if (code === 'damaged') return { outside: { kind: 'spoilt' } };
    // Out of reach for the moment; a save will tell.
    return {};
  }
}
