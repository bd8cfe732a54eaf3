import { articleNode, isOwnRun, own } from '../articleNode.ts';
import { labels } from '../labels.ts';

export const divider = articleNode('divider', {
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', HTMLAttributes],
});

/** Kept verbatim: only content that this run put on the clipboard itself is taken back. */
const ownOnly = (element: HTMLElement) => (isOwnRun(element) ? {} : false);

export const unknown = articleNode('unknown', {
  parseHTML: () => [{ priority: own, tag: 'div[data-raw]', getAttrs: ownOnly }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'unknown', ...HTMLAttributes }],
  addNodeView: () => () => {
    // A rule, to the browser: with text in it that nobody can edit, beside tools that are no text
    // either, Chromium has no place for its selection and forgets it when the window is returned to.
    const dom = document.createElement('hr');
    dom.className = 'unknown';
    dom.setAttribute('role', 'img');
    dom.setAttribute('aria-label', labels.unknown);
    return { dom };
  },
});

export const unknownInline = articleNode('unknownInline', {
  parseHTML: () => [{ priority: own, tag: 'span.unknown-inline[data-raw]', getAttrs: ownOnly }],
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'unknown-inline', ...HTMLAttributes }],
  addNodeView: () => () => {
    const dom = document.createElement('span');
    dom.className = 'unknown-inline';
    dom.contentEditable = 'false';
    dom.title = labels.unknown;
    dom.textContent = labels.unknownInline;
    return { dom };
  },
});
