import type { CopyKind, PreparedCopy } from '../../../shared/contract/previews.ts';
import type { BodyPart } from '../../../shared/formats/clipboard/partOf.ts';
import type { Session } from '../article/session.ts';
import { type Connection, failureOf } from '../connect.ts';
import type { Dialogs } from '../dialogs.ts';
import type { Toasts } from '../toasts.ts';
import { chosenBlocks } from './chosenBlocks.ts';
import { blockCount, copyNames } from './copyNames.ts';
import { writeClipboard } from './writeClipboard.ts';

export interface CopyNeeds {
  connection: Connection;
  session: Session;
  dialogs: Dialogs;
  /** Where it is told how it went. A later word takes the place of an earlier one. */
  say(text: string, options?: Parameters<Toasts['say']>[1]): void;
}

/** In ms; what is ready sooner needs no word on the way. */
const patience = 600;

/**
 * Puts the article on the clipboard for another program, or the blocks of it that are selected. Never
 * rejects: whatever happens is said.
 *
 * @param what `article`: all of it, whatever is selected
 */
export async function copyArticle(
  needs: CopyNeeds,
  kind: CopyKind,
  what: 'article' | 'chosen',
): Promise<void> {
  const { session, say } = needs;
  const selection = session.handle?.editor.state.selection;
  const blocks = what === 'chosen' && selection ? chosenBlocks(selection) : undefined;
  try {
    const prepared = await prepare(needs, kind, blocks);
    if (!prepared) return;
    const flavours = await needs.connection.bytes.preparedCopy(prepared.path);
    const finish = async (again: boolean) => {
      if (await writeClipboard(flavours)) return tell(needs, kind, blocks, prepared);
      say(again ? refusedTwice : refused, {
        tone: 'trouble',
        stays: true,
        action: { label: 'Copy now', run: () => void finish(true) },
      });
    };
    await finish(false);
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code === 'canceled') say('Nothing was copied.');
    else say(`Not copied: ${message}`, { tone: 'trouble' });
  }
}

const refused =
  'It is ready, but your browser lets Stet use the clipboard only right after a click.';
const refusedTwice =
  'Your browser does not let Stet write to the clipboard. Allow it for this page, or export instead.';

/** @returns undefined where the person would rather not. */
async function prepare(
  needs: CopyNeeds,
  kind: CopyKind,
  blocks: BodyPart | undefined,
): Promise<PreparedCopy | undefined> {
  const { connection, session, dialogs, say } = needs;
  const article = await session.wholeArticle();
  if (!article) return undefined;
  const file = session.store.getState().open?.file;
  const request = { file, article, kind, blocks };
  const { copy } = connection.newsroom.exports;
  const canceling = new AbortController();
  const { signal } = canceling;
  const waiting = setTimeout(
    () =>
      say(`Preparing a copy ${copyNames[kind]}…`, {
        stays: true,
        action: { label: 'Cancel', run: () => canceling.abort() },
      }),
    patience,
  );
  try {
    return await copy(request, { signal });
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code !== 'embargoed') throw error;
    clearTimeout(waiting);
    const answer = await dialogs.ask({
      title: 'Copy it all the same?',
      text: `${message} It will be readable wherever it is pasted.`,
      choices: [
        { id: 'no', label: 'Cancel' },
        { id: 'yes', label: `Copy ${copyNames[kind]}`, look: 'danger' },
      ],
    });
    return answer === 'yes'
      ? await copy({ ...request, allowEmbargoed: true }, { signal })
      : undefined;
  } finally {
    clearTimeout(waiting);
  }
}

function tell(
  needs: CopyNeeds,
  kind: CopyKind,
  blocks: BodyPart | undefined,
  { leftBehind, warnings }: PreparedCopy,
): void {
  const what = blocks
    ? `${blockCount(blocks)} copied ${copyNames[kind]}.`
    : `Copied ${copyNames[kind]}${whereTo[kind]}.`;
  const left = new Intl.ListFormat('en').format(leftBehind);
  const messages = warnings.map(({ message }) => message);
  const action = blocks
    ? { label: 'Copy all of it', run: () => void copyArticle(needs, kind, 'article') }
    : messages.length > 0 && { label: 'What changed', run: () => explain(needs, kind, messages) };
  needs.say(left ? `${what} Left behind: ${left}.` : what, action ? { action } : {});
}

/** The first line is the headline, which their posts have a field for. */
const whereTo: Readonly<Record<CopyKind, string>> = {
  html: '',
  markdown: '',
  wordpress: ': paste it into the title of a new post',
  ghost: ': its first line is the title',
};

const explain = ({ dialogs }: CopyNeeds, kind: CopyKind, messages: readonly string[]) =>
  void dialogs.ask({
    title: `Copied ${copyNames[kind]}`,
    text: messages.join(' '),
    choices: [{ id: 'done', label: 'Done' }],
  });
