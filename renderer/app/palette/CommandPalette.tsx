import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type CommandId, commands } from '../../../shared/contract/commands.ts';
import { commandTitle } from '../../desk/commandTitle.ts';
import { otherWordsFor } from '../../desk/otherWords.ts';
import { slashItems } from '../../editor/overlays/slashItems.ts';
import { titleOf } from '../../library/arrange.ts';
import { relativeTime } from '../../library/relativeTime.ts';
import { storyFields } from '../../panels/story/storyFields.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { chosenBlocks } from '../copying/chosenBlocks.ts';
import { titleOfCopy } from '../copying/copyNames.ts';
import { useWorkspace } from '../WorkspaceContext.tsx';
import { allCommands } from '../workspace.ts';
import { type Findable, find } from './find.ts';
import './CommandPalette.css';

interface Option extends Findable {
  id: string;
  group: string;
  /** To the right: keys, or when it was changed. */
  note: string | undefined;
  run(): void;
}

/** “Insert photo”, as other programs have it; at `/` that goes without saying. */
const insertWords = (id: CommandId) =>
  slashItems.some((item) => item.id === id) ? 'insert add' : '';
const alsoOf = (id: CommandId) =>
  `${commandTitle(id)} ${otherWordsFor(id)} ${insertWords(id)} ${commands[id].group}`;

/** Articles that the palette lists at most; the library's own filter shows all. */
const mostArticles = 12;

/** Every command, and every article by its headline. @param beside only articles, to be opened there */
export function CommandPalette({ beside: isBeside, close }: { beside: boolean; close(): void }) {
  const { run, can, shortcut, library, files, session, dialogs, desk, panes, layout } =
    useWorkspace();
  const entries = useStore(library.store, (state) => state.entries);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  // The dialog is modal: what is selected stays so while it is open.
  const selection = session.handle?.editor.state.selection;
  const all = useMemo(() => {
    const blocks = selection && chosenBlocks(selection);
    return allCommands
      .filter((command) => command !== 'palette' && can(command))
      .map(
        (command): Option => ({
          id: command,
          text: titleOfCopy(command, blocks) ?? commandTitle(command),
          also: alsoOf(command),
          group: commands[command].group,
          note: shortcut(command),
          run: () => run(command),
        }),
      );
  }, [can, run, shortcut, selection]);
  const fields = useMemo(
    () =>
      storyFields
        .filter(() => can('story'))
        .map(
          ({ name, path, also }): Option => ({
            id: name,
            text: name,
            also,
            group: 'Story',
            note: undefined,
            run: () => layout.focusField('story', path),
          }),
        ),
    [can, layout],
  );
  const articles = useMemo(() => {
    const now = Date.now();
    return (entries ?? []).map(
      (entry): Option => ({
        id: entry.file,
        text: titleOf(entry),
        also: `${entry.name} ${entry.about.kind === 'article' ? entry.about.slug : ''}`,
        group: 'Articles',
        note: relativeTime(entry.modified, now),
        run: () =>
          isBeside
            ? void panes.openBeside(entry.file, entry.name)
            : void files.write(entry.file, entry.name),
      }),
    );
  }, [entries, files, isBeside, panes]);

  const shown = useMemo(() => {
    const found = find(articles, text).slice(0, mostArticles);
    if (isBeside) return found;
    return text.trim() === '' ? [...all, ...found] : [...find([...all, ...fields], text), ...found];
  }, [all, fields, articles, text, isBeside]);
  const index = Math.min(chosen, shown.length - 1);
  // What is asked for is there, only not for where one is now: that it is unknown would be untrue.
  const idle = useMemo(() => {
    if (isBeside || shown.length > 0) return undefined;
    const others = allCommands.filter((command) => !can(command));
    return find(
      others.map((command) => ({
        id: command,
        text: commandTitle(command),
        also: otherWordsFor(command),
      })),
      text,
    )[0];
  }, [can, isBeside, shown, text]);

  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [index]);

  function choose(option: Option | undefined) {
    if (!option) return;
    close();
    // After the focus is back where it was: the command is meant for that place.
    queueMicrotask(() => {
      if (!document.activeElement || document.activeElement === document.body) {
        session.handle?.focus();
      }
      option.run();
    });
  }

  function changeKeys(option: Pick<Option, 'id'> | undefined) {
    const command = allCommands.find((id) => id === option?.id);
    if (!command) return;
    close();
    dialogs.open({ kind: 'shortcuts', change: command });
  }

  const name = isBeside ? 'Open an article beside' : 'Command palette';
  const what = isBeside ? 'Find an article' : 'Find a command or an article';

  return (
    <Dialog title={name} onClose={close}>
      <input
        className="input palette-input"
        role="combobox"
        aria-label={what}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${index}` : undefined}
        aria-autocomplete="list"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        placeholder={what}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          const last = shown.length - 1;
          const moves: Record<string, number> = {
            ArrowDown: index >= last ? 0 : index + 1,
            ArrowUp: index <= 0 ? last : index - 1,
            PageDown: Math.min(index + 8, last),
            PageUp: Math.max(index - 8, 0),
          };
          const to = moves[event.key];
          if (to !== undefined) setChosen(to);
          else if (event.key === 'Enter' && event.altKey) changeKeys(shown[index] ?? idle);
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(shown[index]);
          else return;
          event.preventDefault();
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands and articles"
        className="palette-list"
        tabIndex={-1}
      >
        {shown.map((option, at) => (
          <div key={option.id} className="palette-item" role="presentation">
            {option.group !== shown[at - 1]?.group && (
              <div className="palette-group" role="presentation" aria-hidden="true">
                {option.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard */}
            <div
              id={`${id}-${at}`}
              data-index={at}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className="palette-option"
              onMouseMove={() => setChosen(at)}
              onClick={() => choose(option)}
            >
              <span dir="auto" title={option.text}>
                {option.text}
              </span>
              {option.note && <kbd>{option.note}</kbd>}
            </div>
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="palette-none" role="status">
          {idle
            ? `“${idle.text}” can do nothing here.`
            : `${isBeside ? 'No article' : 'No command and no article'} is called “${text}”.`}
        </p>
      )}
      {!isBeside && (
        <p className="palette-hint">
          <kbd>{desk.platform === 'mac' ? '⌥↩' : 'Alt+Enter'}</kbd> changes the keys of a command.
        </p>
      )}
    </Dialog>
  );
}
