import type { Arrival, Conflict } from '../../../shared/article/merge/conflict.ts';
import type { Article } from '../../../shared/article/model.ts';
import type { OpenedArticle } from '../../../shared/contract/articles.ts';
import { newBlockId } from '../../editor/ids/blockId.ts';
import { failureOf, type NewsroomClient } from '../connect.ts';
import type { Editing } from './editing.ts';
import { assetChanges, fieldChanges } from './fieldChanges.ts';
import type { Held } from './held.ts';
import type { Journaling } from './journaling.ts';

/** What becomes of a place that both sides changed. */
export type Choice = 'mine' | 'theirs' | 'both';

export interface CopyFile {
  file: string;
  name: string;
}

/** Puts what is here together with what somebody else wrote meanwhile. */
export interface Reconciling {
  /**
   * What lies in the file is not what the text here goes on from.
   *
   * @returns whether the text can be saved over it now; false: a person has to decide first, or it was
   *   said why they could not be put together
   */
  takeIn(there: OpenedArticle): Promise<boolean>;
  /** The same of a conflict copy beside it, which goes to the trash once the text is saved. */
  takeInCopy(copy: CopyFile): Promise<void>;
  /** Carries out what a person decided, once the version that loses is kept. */
  settle(conflict: Conflict, choice: Choice): Promise<void>;
  /** A person has seen what came in. */
  forgetArrivals(): void;
  /** The editor that shows the text has come. */
  attached(): void;
}

export interface ReconcilingNeeds {
  articles: NewsroomClient['article'];
  history: NewsroomClient['history'];
  editing: Editing;
  journaling: Journaling;
  say(message: string): void;
  /** Nothing is in the way of saving any more. */
  resume(): void;
  /** @returns false when it did not get to the disk. */
  save(): Promise<boolean>;
}

/** What a person is asked to decide about. */
interface Dispute {
  there: OpenedArticle;
  copy: CopyFile | undefined;
  /** The sides that are versions already. */
  kept: Set<'mine' | 'theirs'>;
}

export function createReconciling(held: Held, needs: ReconcilingNeeds): Reconciling {
  const { articles, history, editing, journaling, say } = needs;
  let dispute: Dispute | undefined;
  let waiting: (() => void)[] = [];

  /** undefined where nobody has the text that this one goes on from. */
  async function baseOf(file: string): Promise<Article | undefined> {
    const { base: revision } = held;
    if (revision === undefined) return undefined;
    const known = held.saysAtBase();
    if (known) return known;
    const found = await history.base({ file, revision }).catch(() => undefined);
    return found?.article;
  }

  /** @returns undefined where it is known already, or another article is shown meanwhile. */
  async function mergeIn(there: OpenedArticle, base: Article | undefined, copy?: CopyFile) {
    const { documentId } = held.open() ?? {};
    const began = held.base;
    const { mergeArticles } = await import('../../../shared/article/merge/merge.ts');
    if (!held.editor()) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    await held.editor()?.whenStill();
    const editor = held.open()?.documentId === documentId ? held.editor() : undefined;
    const mine = held.article();
    // Somebody else may have taken over meanwhile.
    const mayEdit = held.open()?.access.mode === 'edit';
    const isKnown = !copy && (held.base === there.revision || isDisputed(there));
    if (!editor || !mine || !mayEdit || isKnown || held.base !== began) return undefined;
    // What was typed until now is mine, too.
    const merge = mergeArticles(base, mine, there.article, newBlockId);
    const { article } = merge;
    const changes = [...fieldChanges(mine, article), ...assetChanges(mine, article)];
    const steps = editing.steps(changes);
    editor.replaceContent(article.content, { undoable: true, arrived: true, steps });
    const arrivals = visible(merge.arrivals);
    if (arrivals.length > 0) held.update({ arrived: { arrivals, copy: copy?.name } });
    dispute = merge.conflicts.length > 0 ? { there, copy, kept: new Set() } : undefined;
    if (dispute) {
      const { conflicts } = merge;
      const { revision } = there;
      held.update({ outside: { kind: 'both', conflicts, revision, copy: copy?.name } });
    }
    return merge;
  }

  const isDisputed = ({ revision }: OpenedArticle) => {
    const outside = held.open()?.outside;
    return outside?.kind === 'both' && outside.revision === revision;
  };

  function goOnFrom({ revision, article }: OpenedArticle) {
    held.goOnFrom(revision, () => article);
    held.update({ outside: undefined });
    journaling.goOn();
    needs.resume();
  }

  async function finishCopy({ file, name }: CopyFile) {
    if (!(await needs.save())) return;
    try {
      await articles.trash({ file });
      say(`${name} is part of this article now, and lies in the trash.`);
    } catch (error) {
      say(failureOf(error).message);
    }
  }

  async function keepLoser(loser: 'mine' | 'theirs', { there, kept }: Dispute) {
    const file = held.open()?.file;
    if (file === undefined || kept.has(loser)) return;
    const reason = 'conflict-loser';
    await history.keep(
      loser === 'theirs' ? { file: there.file, reason } : { file, reason, article: held.article() },
    );
    kept.add(loser);
  }

  return {
    async takeIn(there) {
      const open = held.open();
      if (open?.file === undefined) return false;
      if (there.article.id !== open.metadata.id || there.access.mode === 'read') {
        held.update({ outside: { kind: 'changed' } });
        return false;
      }
      try {
        const merge = await mergeIn(there, await baseOf(open.file));
        if (merge?.conflicts.length === 0) goOnFrom(there);
      } catch (error) {
        say(failureOf(error).message);
        return false;
      }
      return held.base === there.revision;
    },
    async takeInCopy(copy) {
      const { file, outside } = held.open() ?? {};
      if (file === undefined || outside) return;
      try {
        const there = await articles.open({ file: copy.file });
        const { copyBase } = await import('./copyBase.ts');
        const base = await copyBase(history, file, there.article);
        await history.keep({ file: copy.file, reason: 'conflict-loser' });
        const merge = await mergeIn(there, base, copy);
        if (merge?.conflicts.length === 0) await finishCopy(copy);
      } catch (error) {
        say(failureOf(error).message);
      }
    },
    async settle(conflict, choice) {
      const settled = dispute;
      const left = () => {
        const outside = held.open()?.outside;
        return outside?.kind === 'both' && outside.conflicts.includes(conflict)
          ? { ...outside, conflicts: outside.conflicts.filter((other) => other !== conflict) }
          : undefined;
      };
      if (!settled || !left()) return;
      const prepare = async () => {
        const { settleInText } = await import('./settleInText.ts');
        if (choice !== 'both') await keepLoser(choice === 'mine' ? 'theirs' : 'mine', settled);
        return settleInText;
      };
      const settleInText = await prepare().catch((error) => {
        say(`Nothing was decided. ${failureOf(error).message}`);
      });
      const outside = left();
      if (!settleInText || !outside || dispute !== settled) return;
      settleInText(conflict, choice, held, editing);
      if (outside.conflicts.length > 0) {
        held.update({ outside });
        return;
      }
      dispute = undefined;
      if (!settled.copy) {
        goOnFrom(settled.there);
        return;
      }
      held.update({ outside: undefined });
      await finishCopy(settled.copy);
    },
    attached() {
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    forgetArrivals() {
      held.editor()?.forgetArrivals();
      held.update({ arrived: undefined });
    },
  };
}

/** When it was saved last is nothing to look at. */
const visible = (arrivals: readonly Arrival[]) =>
  arrivals.filter((one) => one.kind !== 'field' || one.path.join('.') !== 'dates.modified');
