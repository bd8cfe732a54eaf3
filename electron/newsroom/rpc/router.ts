import { implement } from '@orpc/server';
import type { Article } from '../../../shared/article/model.ts';
import { checkContent } from '../../../shared/article/parse.ts';
import { contract } from '../../../shared/contract/contract.ts';
import type { Newsroom } from '../newsroom.ts';

/**
 * The contract over the newsroom services. Nothing is decided here: a call is handed on, and an
 * article that comes from outside is checked block by block before a service sees it.
 */
export function createRouter(newsroom: Newsroom) {
  const {
    articles,
    batches,
    exports,
    histories,
    journals,
    library,
    locks,
    media,
    packs,
    settings,
  } = newsroom;
  const calls = implement(contract);

  return calls.router({
    desk: {
      hello: calls.desk.hello.handler(() => newsroom.desk()),
      openLink: calls.desk.openLink.handler(async ({ input }) => {
        await newsroom.openLink(input.href);
      }),
      settings: calls.desk.settings.handler(() => settings.read()),
      saveSettings: calls.desk.saveSettings.handler(({ input }) => settings.save(input)),
    },
    library: {
      status: calls.library.status.handler(() => library.status()),
      choose: calls.library.choose.handler(() => library.choose()),
      recent: calls.library.recent.handler(() => library.recent()),
      openRecent: calls.library.openRecent.handler(({ input }) => library.openRecent(input.id)),
      list: calls.library.list.handler(() => library.list()),
      events: calls.library.events.handler(({ signal }) => library.events(signal)),
      trashed: calls.library.trashed.handler(() => library.trashed()),
      restore: calls.library.restore.handler(({ input }) => library.restore(input.id)),
      deskSettings: calls.library.deskSettings.handler(() => library.deskSettings()),
      saveDeskSettings: calls.library.saveDeskSettings.handler(({ input }) =>
        library.saveDeskSettings(input),
      ),
      changePreset: calls.library.changePreset.handler(({ input }) => library.changePreset(input)),
    },
    article: {
      create: calls.article.create.handler(() => articles.create()),
      open: calls.article.open.handler(({ input }) => articles.open(input.file)),
      openInParts: calls.article.openInParts.handler(({ input }) =>
        articles.openInParts(input.file, input.window, input.ahead),
      ),
      shown: calls.article.shown.handler(({ input }) =>
        articles.shown(input.window, input.file, input.revision),
      ),
      revision: calls.article.revision.handler(({ input }) => articles.revision(input.file)),
      openDialog: calls.article.openDialog.handler(() => articles.openDialog()),
      recent: calls.article.recent.handler(() => articles.recent()),
      save: calls.article.save.handler(({ input }) =>
        articles.save(input.file, input.base, checked(input.article), input.journaled),
      ),
      saveJournaled: calls.article.saveJournaled.handler(({ input }) =>
        articles.saveJournaled(input),
      ),
      saveNew: calls.article.saveNew.handler(({ input }) =>
        articles.saveNew({ ...input, article: checked(input.article) }),
      ),
      rename: calls.article.rename.handler(({ input }) => articles.rename(input.file, input.name)),
      duplicate: calls.article.duplicate.handler(({ input }) => articles.duplicate(input.file)),
      trash: calls.article.trash.handler(({ input }) => articles.trash(input.file)),
      reveal: calls.article.reveal.handler(async ({ input }) => {
        await articles.reveal(input.file);
      }),
    },
    locks: {
      events: calls.locks.events.handler(({ input, signal }) => locks.events(input.window, signal)),
      take: calls.locks.take.handler(({ input }) => locks.take(input)),
      release: calls.locks.release.handler(async ({ input }) => {
        await locks.release(input);
      }),
    },
    history: {
      list: calls.history.list.handler(({ input }) => histories.list(input.file)),
      read: calls.history.read.handler(({ input }) => histories.read(input.file, input.version)),
      base: calls.history.base.handler(({ input }) => histories.base(input.file, input.revision)),
      keep: calls.history.keep.handler(({ input }) => {
        if (input.article) checked(input.article);
        return histories.keep(input);
      }),
      name: calls.history.name.handler(async ({ input }) => {
        await histories.name(input.file, input.version, input.label);
      }),
    },
    journal: {
      hold: calls.journal.hold.handler(({ input, signal }) => journals.hold(input.window, signal)),
      append: calls.journal.append.handler(({ input }) => {
        if (input.begin?.article) checked(input.begin.article);
        return journals.append(input);
      }),
      kept: calls.journal.kept.handler(() => journals.kept()),
      restore: calls.journal.restore.handler(({ input }) =>
        journals.restore(input.window, input.journal),
      ),
      undoable: calls.journal.undoable.handler(({ input }) =>
        journals.undoable(input.window, input.of),
      ),
      leave: calls.journal.leave.handler(async ({ input }) => {
        await journals.leave(input.window, input.journal);
      }),
      discard: calls.journal.discard.handler(async ({ input }) => {
        await journals.discard(input.journal);
      }),
    },
    links: {
      check: calls.links.check.handler(({ input, signal }) =>
        newsroom.links.check(input.href, signal),
      ),
    },
    photo: {
      about: calls.photo.about.handler(({ input }) => media.about(input.file, input.src)),
    },
    pack: {
      make: calls.pack.make.handler(({ input }) => packs.make(input)),
      check: calls.pack.check.handler(({ input }) => packs.check(input.pack)),
      bringIn: calls.pack.bringIn.handler(async ({ input }) => {
        await packs.bringIn(input.job, input.different);
      }),
      watch: calls.pack.watch.handler(({ input, signal }) => packs.watch(input.job, signal)),
      cancel: calls.pack.cancel.handler(async ({ input }) => {
        await packs.cancel(input.job);
      }),
      reveal: calls.pack.reveal.handler(async ({ input }) => {
        await packs.reveal(input.job);
      }),
    },
    batch: {
      start: calls.batch.start.handler(({ input }) =>
        batches.start({
          ...input,
          articles: input.articles.map(({ article, ...source }) => ({
            ...source,
            ...(article && { article: checked(article) }),
          })),
        }),
      ),
      watch: calls.batch.watch.handler(({ input, signal }) => batches.watch(input.job, signal)),
      cancel: calls.batch.cancel.handler(({ input }) => batches.cancel(input.job)),
      reveal: calls.batch.reveal.handler(({ input }) => batches.reveal(input.job)),
    },
    exports: {
      formats: calls.exports.formats.handler(() => exports.formats()),
      check: calls.exports.check.handler(({ input }) =>
        exports.check(checked(input.article), input.formats),
      ),
      chooseFolder: calls.exports.chooseFolder.handler(() => exports.chooseFolder()),
      lastFolder: calls.exports.lastFolder.handler(() => exports.lastFolder()),
      choices: calls.exports.choices.handler(() => exports.choices()),
      rememberChoices: calls.exports.rememberChoices.handler(({ input }) =>
        exports.rememberChoices(input),
      ),
      start: calls.exports.start.handler(({ input }) =>
        exports.start({ ...input, article: checked(input.article) }),
      ),
      watch: calls.exports.watch.handler(({ input, signal }) => exports.watch(input.job, signal)),
      cancel: calls.exports.cancel.handler(async ({ input }) => {
        await exports.cancel(input.job);
      }),
      reveal: calls.exports.reveal.handler(async ({ input }) => {
        await exports.reveal(input.job);
      }),
      stageDrag: calls.exports.stageDrag.handler(async ({ input }) => {
        await exports.stageDrag(input.job);
      }),
      copy: calls.exports.copy.handler(({ input, signal }) =>
        exports.copy({ ...input, article: checked(input.article) }, signal),
      ),
      templates: calls.exports.templates.handler(() => exports.templates()),
      preview: calls.exports.preview.handler(({ input, signal }) =>
        exports.preview({ ...input, article: checked(input.article) }, signal),
      ),
    },
  });
}

/** @throws ArticleError; the renderer is not trusted to send only what the schema allows. */
function checked(article: Article): Article {
  checkContent(article.content);
  return article;
}
