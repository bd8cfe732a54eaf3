import fs from 'node:fs/promises';
import path from 'node:path';
import { closeHistory } from '@tiptap/pm/history';
import { Selection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalService } from '../../../electron/newsroom/newsroom.ts';
import { createJournaling } from '../../../renderer/app/article/journaling.ts';
import { CallFailure, type NewsroomClient } from '../../../renderer/app/connect.ts';
import type { Run } from '../../../renderer/editor/history/run.ts';
import { writeAt } from '../../../shared/article/metadataPath.ts';
import type { Article } from '../../../shared/article/model.ts';
import fc from '../../fastCheck.ts';
import { articleWith, openDesk, put, type TestDesk } from '../newsroom/desks.ts';
import { type Action, act, action, Page } from './page.ts';

const window = '11111111-2222-4333-8444-555555555555';
const nextWindow = '99999999-2222-4333-8444-555555555555';

/** What is done between one opening and the next. */
const sessions = fc.array(fc.array(action, { maxLength: 25 }), { minLength: 1, maxLength: 3 });

/** What is left of the body has no id then, until it is opened again. */
const firstLineLost: Action[] = [
  { do: 'select', from: 13 / 30, to: 0 },
  { do: 'type', text: 'a' },
];

const first = articleWith({ headline: 'Harbour vote', body: ['Nobody asked us.', 'Ever.'] });

/** The service as a client of the contract sees it. */
const calls = (journals: JournalService) =>
  ({
    append: (request: Parameters<JournalService['append']>[0]) =>
      journals.append(request).catch((error) => {
        throw new CallFailure(error.failure);
      }),
  }) as unknown as NewsroomClient['journal'];

const { doc } = new Page(first).state;
const asWritten = doc.textBetween(0, doc.content.size, '\n');

describe('undo after a restart', () => {
  let desk: TestDesk;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** The file is opened, or the text that a crash left behind. */
  async function open(of: TestDesk, file: string) {
    const [kept] = await of.newsroom.journals.kept();
    if (!kept) {
      const { article, revision } = await of.newsroom.articles.open(file);
      return { article, revision, journaled: undefined, of: { file, revision } };
    }
    const restored = await of.newsroom.journals.restore(nextWindow, kept.journal);
    const { article, base = '', journaled } = restored;
    return { article, revision: base, journaled, of: { journal: kept.journal } };
  }

  /** One page that stays while the newsroom is started anew with each session, as the measure. */
  async function edit(page: Page, all: Action[][], { crash }: { crash: boolean }) {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    let again = desk;
    for (const [index, actions] of all.entries()) {
      again = await openDesk({ root: desk.root, userData: desk.userData });
      vi.setSystemTime(Date.now() + 1_000);
      const { newsroom } = again;
      const file = newsroom.articles.register(location);
      let { revision, journaled } = await open(again, file);
      const journaling = createJournaling({
        journal: calls(newsroom.journals),
        window: journaled ? nextWindow : window,
        onTrouble: (failure) => expect(failure).toBeUndefined(),
      });
      let typed = journaled !== undefined;
      // A window waits for a second only: on a busy machine that is too short for a test.
      const flush = async () => {
        while (typed && !journaling.covers()) await journaling.flush();
      };
      const save = async () => {
        await flush();
        const saved = await newsroom.articles.save(
          file,
          revision,
          page.article,
          journaling.covers(),
        );
        revision = saved.revision;
        if (saved.modified) {
          page.metadata = writeAt(page.metadata, ['dates', 'modified'], saved.modified);
        }
      };
      journaling.start({
        journaled,
        changed: journaled !== undefined,
        article: () => page.article,
        place: () => ({ file, base: revision }),
      });
      page.took = (run) => {
        typed = true;
        journaling.took(run);
      };
      for (const next of actions) {
        act(page, next);
        if (next.do === 'flush') await flush();
        if (next.do === 'save') await save();
      }
      if (crash && index === all.length - 1) await flush();
      else await save();
      page.took = () => {};
      page.openAgain();
    }
    const after = await openDesk({ root: desk.root, userData: desk.userData });
    const found = await open(after, after.newsroom.articles.register(location));
    const fresh = new Page(found.article);
    const undoable = await after.newsroom.journals.undoable(
      found.journaled ? nextWindow : window,
      found.of,
    );
    return { fresh, undoable };
  }

  const untimed = ({ dates, ...rest }: Article) => ({ ...rest, dates: { ...dates, modified: '' } });

  it.each([{ crash: false }, { crash: true }])(
    'goes back and forth as it would have without one ($crash)',
    async ({ crash }) => {
      await fc.assert(
        fc.asyncProperty(sessions, async (all) => {
          const page = new Page(first);
          const { fresh, undoable } = await edit(page, all, { crash });
          expect(fresh.state.doc.toJSON()).toEqual(page.state.doc.toJSON());
          expect(fresh.takeUp(undoable)).toBe(undoable.length > 0);
          // Where the caret stands when one begins to go back is a new page's own.
          const caret = Selection.fromJSON(fresh.state.doc, page.state.selection.toJSON());
          fresh.dispatch(fresh.state.tr.setSelection(caret));
          const same = () => expect(untimed(fresh.article)).toEqual(untimed(page.article));
          // Whatever could be done again is first.
          for (let more = true; more; same()) {
            more = page.goForth();
            expect(fresh.goForth()).toBe(more);
          }
          const last = fresh.article;
          for (let more = true; more; same()) {
            more = page.goBack();
            expect(fresh.goBack()).toBe(more);
            if (more) expect(fresh.state.selection.toJSON()).toEqual(page.state.selection.toJSON());
          }
          // A line that had no id may have got one when it was opened.
          expect(fresh.state.doc.textBetween(0, fresh.state.doc.content.size, '\n')).toBe(
            asWritten,
          );
          expect(fresh.metadata.slug).toBeUndefined();
          while (fresh.goForth());
          expect(untimed(fresh.article)).toEqual(untimed(last));
        }),
        { numRuns: 20, examples: [[[firstLineLost, [], []]]] },
      );
    },
    120_000,
  );

  /** A session on a file, as the newsroom keeps it: `words` are typed in front and saved. */
  const session = (of: TestDesk, location: string, ...words: string[]) =>
    sessionOf(of, location, (page) => {
      for (const text of words) {
        page.dispatch(
          closeHistory(page.state.tr.insertText(text, page.state.doc.content.size - 2)),
        );
      }
    });
  async function sessionOf(of: TestDesk, location: string, write: (page: Page) => void) {
    const { newsroom } = of;
    const file = newsroom.articles.register(location);
    const { article, revision } = await newsroom.articles.open(file);
    const page = new Page(article);
    const runs: Run[] = [];
    page.took = (run) => runs.push(run);
    write(page);
    const journaled = await newsroom.journals.append({
      window,
      begin: { file, base: revision },
      steps: runs.flatMap(({ steps }) => steps.map((step) => step.toJSON())),
      undo: runs.map(({ steps, ...run }) => ({ ...run, steps: steps.length })),
    });
    const saved = await newsroom.articles.save(file, revision, page.article, journaled);
    const { revision: now } = saved;
    // The journal has heard of the save by then.
    await newsroom.journals.undoable(window, { file, revision: now });
    return { file, page, runs, revision: now };
  }
  const restarted = (of: TestDesk) => openDesk({ root: of.root, userData: of.userData });
  const bodyOf = (page: Page) => page.state.doc.lastChild?.textContent;

  it('is not offered once the file says anything else', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const { file } = await session(desk, location, ' Now.');
    const { newsroom } = await restarted(desk);
    const other = articleWith({
      headline: 'Harbour vote',
      body: ['Nobody asked us.', 'Ever! Now.'],
    });
    await put(desk.root, 'vote.stet', other);
    const { revision, article } = await newsroom.articles.open(file);
    expect(await newsroom.journals.undoable(window, { file, revision })).toEqual([]);
    // Even if it were: what comes of another text is not taken up.
    const before = await restarted(desk);
    const [old] = await desk.newsroom.journals
      .undoable(window, { file, revision: (await session(before, location, ' X')).revision })
      .catch(() => []);
    expect(new Page(article).takeUp(old ? [old] : [])).toBe(false);
  });

  it('takes in what was typed before it was there', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const { page: before, revision, file } = await session(desk, location, ' Now.', ' Then.');
    const { newsroom } = await restarted(desk);
    const page = new Page(before.article);
    const since: Run[] = [];
    page.took = (run) => since.push(run);
    const undoable = await newsroom.journals.undoable(nextWindow, { file, revision });
    page.dispatch(page.state.tr.insertText(' Late.', page.state.doc.content.size - 2));
    expect(page.takeUp(undoable, since)).toBe(true);
    const seen = [bodyOf(page)];
    while (page.goBack()) seen.push(bodyOf(page));
    const all = 'Nobody asked us.Ever. Now. Then. Late.';
    expect(seen).toEqual([all, all.slice(0, -6), all.slice(0, -12), all.slice(0, -17)]);
  });

  it('goes back over a line that was left alone, and had no id until it was opened again', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const of = await sessionOf(desk, location, (page) => {
      const { content, lastChild } = page.state.doc;
      const from = content.size - (lastChild?.nodeSize ?? 0) + 1;
      page.dispatch(page.state.tr.delete(from, from + (lastChild?.firstChild?.nodeSize ?? 0)));
    });
    const { newsroom } = await restarted(desk);
    const page = new Page(of.page.article);
    expect(bodyOf(page)).toBe('Ever.');
    expect(page.takeUp(await newsroom.journals.undoable(window, of))).toBe(true);
    page.goBack();
    expect(bodyOf(page)).toBe('Nobody asked us.Ever.');
  });

  it('goes back over a line that nobody had given an id', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', articleWith({ body: ['Nobody asked us.'] }));
    const { page: before, revision, file } = await session(desk, location, ' Now.');
    const { newsroom } = await restarted(desk);
    const page = new Page(before.article);
    expect(page.takeUp(await newsroom.journals.undoable(window, { file, revision }))).toBe(true);
    page.goBack();
    expect(bodyOf(page)).toBe('Nobody asked us.');
  });

  it('is not for another window that has the article open, and follows a new name', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const { file, revision } = await session(desk, location, ' Now.');
    const { journals, articles } = desk.newsroom;
    expect(await journals.undoable(nextWindow, { file, revision })).toEqual([]);
    expect(await journals.undoable(window, { file, revision })).toHaveLength(1);
    const renamed = (await articles.rename(file, 'ballot')).file;
    expect(await journals.undoable(window, { file: renamed, revision })).toHaveLength(1);
    const next = await restarted(desk);
    const sessions = await next.newsroom.journals.undoable(window, { file: renamed, revision });
    expect(sessions).toHaveLength(1);
    // Closed in the meantime, and renamed again.
    const again = (await next.newsroom.articles.rename(renamed, 'count')).file;
    const third = (await restarted(desk)).newsroom;
    expect(await third.journals.undoable(window, { file: again, revision })).toEqual(sessions);
    // Once more, and nobody has opened it before.
    const fourth = (await restarted(desk)).newsroom;
    const last = (await fourth.articles.rename(again, 'result')).file;
    const { journals: fifth } = (await restarted(desk)).newsroom;
    expect(await fifth.undoable(window, { file: last, revision })).toEqual(sessions);
  });

  it('goes along from one pane into the other, once the first shows something else', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const of = await session(desk, location, ' Now.');
    const { journals, locks } = desk.newsroom;
    expect(await journals.undoable(nextWindow, of)).toEqual([]);
    await locks.release({ window, file: of.file });
    const page = new Page(of.page.article);
    expect(page.takeUp(await journals.undoable(nextWindow, of))).toBe(true);
    page.goBack();
    expect(bodyOf(page)).toBe('Nobody asked us.Ever.');
  });

  it('goes back over half a megabyte at least, however much was typed', async () => {
    desk = await openDesk();
    const location = await put(desk.root, 'vote.stet', first);
    const { newsroom } = desk;
    const page = new Page(first);
    const runs: Run[] = [];
    page.took = (run) => runs.push(run);
    const { file, revision } = await newsroom.articles.open(newsroom.articles.register(location));
    let journaled = await newsroom.journals.append({
      window,
      begin: { file, base: revision },
      steps: [],
    });
    const text = `${'All night the gulls went on. '.repeat(3_000)} `;
    for (let time = 0; time < 30; time++) {
      page.dispatch(closeHistory(page.state.tr.insertText(text, page.state.doc.content.size - 2)));
      const run = runs.pop() as Run;
      journaled = await newsroom.journals.append({
        window,
        journal: journaled.journal,
        steps: run.steps.map((step) => step.toJSON()),
        undo: [{ ...run, steps: run.steps.length }],
      });
    }
    const saved = await newsroom.articles.save(file, revision, page.article, journaled);
    await newsroom.journals.undoable(window, { file, revision: saved.revision });
    const undoable = await (await restarted(desk)).newsroom.journals.undoable(window, {
      file,
      revision: saved.revision,
    });
    const fresh = new Page(page.article);
    expect(fresh.takeUp(undoable)).toBe(true);
    let times = 0;
    for (; fresh.goBack(); times++) page.goBack();
    expect(fresh.state.doc.eq(page.state.doc)).toBe(true);
    expect(times).toBeGreaterThanOrEqual(6);
    expect(JSON.stringify(undoable).length).toBeLessThan(4 * 1024 * 1024);
  });

  // As the releases before and since undo goes through a restart have written it.
  it.each(['without-undo', 'with-undo'])('goes through the journal %s', async (name) => {
    desk = await openDesk();
    const id = '00000000-1111-4222-8333-444444444444';
    const folder = path.join(desk.userData, 'journal');
    await fs.mkdir(folder, { recursive: true });
    const file = path.join(folder, `${id}.journal`);
    await fs.copyFile(new URL(`../../fixtures/journal/${name}.journal`, import.meta.url), file);
    await fs.utimes(file, 1_000_000, 1_000_000);
    const { journals } = desk.newsroom;
    expect(await journals.kept()).toMatchObject([
      { journal: id, headline: 'Ferry runs aground', words: 8 },
    ]);
    const { article } = await journals.restore(window, id);
    const page = new Page(article);
    expect(page.metadata.slug).toBe('aground');
    expect(page.takeUp(await journals.undoable(window, { journal: id }))).toBe(true);
    page.goBack();
    expect(page.metadata.slug).toBeUndefined();
    expect(bodyOf(page)).toBe('It sailed at dawn and met the bar.');
    page.goBack();
    expect(bodyOf(page)).toBe('');
    page.goBack();
    expect(page.state.doc.textContent).toBe('');
    expect(page.goBack()).toBe(false);
  });
});
