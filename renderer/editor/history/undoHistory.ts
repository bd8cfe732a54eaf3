import { history } from '@tiptap/pm/history';

/** What undo remembers, in the editor and wherever it is built up again. */
export const undoHistory = () => history({ depth: 500, newGroupDelay: 500 });
