import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it, vi } from 'vitest';
import { RecordFile } from '../../../electron/newsroom/storage/recordFile.ts';
import { type ChangedBlocks, changedSince } from '../../../shared/article/changedBlocks.ts';
import { withFirstId } from '../../../shared/article/firstId.ts';
import { parse } from '../../../shared/article/parse.ts';
import { articleSchema } from '../../../shared/article/schema.ts';
import { textOf } from '../../../shared/article/text.ts';
import type { NotFollowed, SavedArticle } from '../../../shared/contract/articles.ts';
import { articleWith, fails, openDesk, put } from './desks.ts';
import { namesIn } from './folders.ts';
import { typist } from './typist.ts';

/** The revision that a save ended with. */
function revisionIn(answer: SavedArticle | NotFollowed): string {
  if (typeof answer === 'string') throw new Error(answer);
  return answer.revision;
}

/** An article with one word typed into it, in its journal; and what a window says of it. */
async function typing(body = ['Nobody']) {
  const desk = await openDesk();
  const { articles, journals } = desk.newsroom;
  const place = await put(desk.root, 'vote.stet', articleWith({ body }));
  const { file, revision, article } = await articles.open(articles.register(place));
  const { content: _, ...metadata } = article;
  const hands = typist(article);
  /** By the revision of the file that says it. */
  const agreed = new Map([[revision, hands.document]]);
  const window = randomUUID();
  const contentInFile = async () => parse(await fs.readFile(place)).article.content;
  const { journal, sequence } = await journals.append({
    window,
    begin: { file, base: revision },
    steps: hands.type(' asked'),
  });
  return {
    ...desk,
    articles,
    journals,
    hands,
    window,
    file,
    revision,
    sequence,
    journal,
    append: (steps: unknown[]) => journals.append({ window, journal, steps }),
    type: (text: string) => journals.append({ window, journal, steps: hands.type(text) }),
    /** With what is typed up to now. */
    async save(at: number, base = revision) {
      const shown = hands.document;
      const text = changedSince(agreed.get(base) as Node, shown) as ChangedBlocks;
      const journaled = { journal, sequence: at };
      const answer = await articles.saveJournaled({ file, base, metadata, text, journaled });
      if (typeof answer === 'string') return answer;
      agreed.set(answer.revision, shown);
      return answer;
    },
    contentInFile,
    inFile: async () => textOf((await contentInFile()).content?.at(-1)),
    async keptAfterACrash() {
      const next = await openDesk({ root: desk.root, userData: desk.userData });
      return next.newsroom.journals.kept();
    },
  };
}

describe('a text that its journal holds', () => {
  it('is saved without being sent, and is nothing to restore then', async () => {
    const desk = await typing();
    const saved = await desk.save(desk.sequence);
    expect(await desk.inFile()).toBe('Nobody asked');
    expect(await desk.keptAfterACrash()).toEqual([]);
    await desk.type(' us');
    expect(await desk.save(desk.sequence + 1, revisionIn(saved))).toMatchObject({
      name: 'vote.stet',
    });
    expect(await desk.inFile()).toBe('Nobody asked us');
  });

  it('has the id that a window gives its one line', async () => {
    const desk = await typing();
    expect(desk.hands.document.lastChild?.firstChild?.attrs.id).toBe('first');
    const saved = await desk.save(desk.sequence);
    await desk.type(' us');
    await desk.save(desk.sequence + 1, revisionIn(saved));
    expect(JSON.stringify(await desk.contentInFile())).toContain('"id":"first"');
  });

  it('is gone back over where it lies now, although it went there as soon as it was saved', async () => {
    const desk = await typing();
    const saved = await desk.save(desk.sequence);
    const { file } = await desk.articles.rename(desk.file, 'quay');
    const revision = revisionIn(saved);
    const sessions = await desk.journals.undoable(desk.window, { file, revision });
    expect(sessions.map(({ runs }) => runs.length)).toEqual([1]);
  });

  it('may still be on its way there', async () => {
    const desk = await typing();
    const [{ sequence }, saved] = await Promise.all([
      desk.type(' us'),
      desk.save(desk.sequence + 1),
    ]);
    expect(sequence).toBe(desk.sequence + 1);
    expect(saved).toBeTypeOf('object');
    expect(await desk.inFile()).toBe('Nobody asked us');
    expect(await desk.keptAfterACrash()).toEqual([]);
  });

  it('is saved although it never got there', async () => {
    const desk = await typing();
    await fs.rm(path.join(desk.userData, 'journal', `${desk.journal}.journal`));
    const [kept, saved] = await Promise.allSettled([
      desk.type(' us'),
      desk.save(desk.sequence + 1),
    ]);
    expect(kept.status).toBe('rejected');
    expect(saved.status).toBe('fulfilled');
    expect(await desk.inFile()).toBe('Nobody asked us');
  });

  it('is saved although the disk of its journal does not answer', async () => {
    const desk = await typing();
    const silent = Promise.withResolvers<void>();
    const append = vi.spyOn(RecordFile.prototype, 'append').mockReturnValue(silent.promise);
    const typed = desk.type(' us');
    expect(await desk.save(desk.sequence + 1)).toBeTypeOf('object');
    expect(await desk.inFile()).toBe('Nobody asked us');
    silent.resolve();
    await typed;
    append.mockRestore();
  });

  it('need not be sent although its journal has not heard of the save before', async () => {
    const desk = await typing();
    const heard = Promise.withResolvers<void>();
    const append = vi.spyOn(RecordFile.prototype, 'append').mockReturnValueOnce(heard.promise);
    const first = await desk.save(desk.sequence);
    const typed = desk.type(' us');
    const second = desk.save(desk.sequence + 1, revisionIn(first));
    heard.resolve();
    expect(await second).toBeTypeOf('object');
    await typed;
    append.mockRestore();
    expect(await desk.inFile()).toBe('Nobody asked us');
  });

  it('is no base for what its journal has, where that could not take it', async () => {
    const desk = await typing();
    const append = vi.spyOn(RecordFile.prototype, 'append');
    append.mockRejectedValueOnce(new Error('no room'));
    const [kept, saved] = await Promise.allSettled([
      desk.type(' us'),
      desk.save(desk.sequence + 1),
    ]);
    append.mockRestore();
    expect(kept.status).toBe('rejected');
    expect(saved.status).toBe('fulfilled');
    // The older text must not look like one that was typed over the newer one.
    const { newsroom } = await openDesk({ root: desk.root, userData: desk.userData });
    const restored = await newsroom.journals.restore(randomUUID(), desk.journal);
    expect(textOf(restored.article.content.content?.at(-1))).toBe('Nobody asked');
    expect(restored.base).toBe(desk.revision);
  });

  it('is asked for as a whole where the journal says anything else', async () => {
    const desk = await typing();
    expect(await desk.save(desk.sequence + 1)).toBe('unknown');
    desk.hands.type(' never sent');
    expect(await desk.save(desk.sequence)).toBe('unlike');
    expect(await desk.inFile()).toBe('Nobody');
  });

  it('is asked for as a whole where the journal has another word in what was not sent', async () => {
    const desk = await typing(['Nobody', 'Ever']);
    const { document } = desk.hands;
    const at = document.content.size - (document.lastChild?.content.size ?? 0);
    // As long as what is there, and nowhere near what was typed.
    const spoilt = new Transform(document).replaceWith(at, at + 6, articleSchema.text('Anyone'));
    await desk.append(spoilt.steps.map((step) => step.toJSON()));
    expect(await desk.save(desk.sequence + 1)).toBe('unlike');
    expect(await desk.inFile()).toBe('NobodyEver');
  });

  it('never takes the place of what somebody else wrote', async () => {
    const desk = await typing();
    await put(desk.root, 'vote.stet', articleWith({ body: ['Somebody else'] }));
    await fails(desk.save(desk.sequence), 'conflict');
    expect(await desk.inFile()).toBe('Somebody else');
    expect((await namesIn(desk.root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

it('of an article that has just got its file sends what was changed, and that first text is a version', async () => {
  const { newsroom } = await openDesk();
  const { articles, journals, histories } = newsroom;
  const { content, ...metadata } = articleWith({ body: ['Nobody'] });
  // As a window shows it.
  const article = { ...metadata, content: withFirstId(content) };
  const hands = typist(article);
  const window = randomUUID();
  const begun = await journals.append({ window, begin: { article }, steps: [] });
  const { file, revision } = await articles.saveNew({
    article,
    where: 'library',
    journaled: begun,
  });
  const before = hands.document;
  const journaled = await journals.append({
    window,
    journal: begun.journal,
    steps: hands.type(' asked'),
  });
  const text = changedSince(before, hands.document) as ChangedBlocks;
  const saved = await articles.saveJournaled({ file, base: revision, metadata, text, journaled });
  expect(revisionIn(saved)).not.toBe(revision);
  // Nobody but this window has written it.
  expect(await histories.list(file)).toMatchObject([{ reason: 'saved', current: false }]);
});
