import createDOMPurify, { type Config, type WindowLike } from 'dompurify';

/**
 * The last fence of every paste: what is left may only consist of these elements and attributes.
 *
 * The page's policy allows no other Trusted Types policy than the one ProseMirror parses with, and
 * DOMPurify would ask for its own. It never needs one here: it gets no string but the detached
 * document that ProseMirror parsed, cleans it where it is (`IN_PLACE`), and is not told that the
 * browser has Trusted Types.
 */
export function fence(root: HTMLElement): void {
  purify ??= createDOMPurify(withoutTrustedTypes());
  purify.sanitize(root, allowed);
}

let purify: ReturnType<typeof createDOMPurify> | undefined;

const allowed: Config & { IN_PLACE: true } = {
  IN_PLACE: true,
  ALLOWED_TAGS: [
    ...['body', 'div', 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'hr', 'br'],
    ...['blockquote', 'footer', 'figure', 'figcaption', 'table', 'tbody', 'thead', 'tfoot'],
    ...['tr', 'td', 'th', 'a', 'strong', 'em', 'u', 's', 'sup', 'sub', '#text'],
  ],
  ALLOWED_ATTR: [
    ...['href', 'start', 'colspan', 'rowspan'],
    ...['data-block', 'data-part', 'data-asset', 'data-layout'],
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|arriving:|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i,
  KEEP_CONTENT: true,
};

function withoutTrustedTypes(): WindowLike {
  const names = [
    ...['document', 'DocumentFragment', 'HTMLTemplateElement', 'Node', 'Element', 'NodeFilter'],
    ...['NamedNodeMap', 'HTMLFormElement', 'DOMParser'],
  ] as const;
  const plain: Record<string, unknown> = {};
  for (const name of names) plain[name] = (globalThis as Record<string, unknown>)[name];
  return plain as unknown as WindowLike;
}
