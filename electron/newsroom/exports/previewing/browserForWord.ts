import { DOMParser, Document, Element, Node } from '@xmldom/xmldom';

/** What `docx-preview` asks of a browser, for the thread that it has to itself. */

for (const { prototype } of [Document, Element]) {
  Object.defineProperty(prototype, 'firstElementChild', {
    get(this: Node) {
      let child = this.firstChild;
      while (child && child.nodeType !== Node.ELEMENT_NODE) child = child.nextSibling;
      return child;
    },
  });
}

/** Pictures become `data:` addresses. */
class FileReader {
  result: string | undefined;
  onloadend: (() => void) | undefined;
  onerror: (() => void) | undefined;

  readAsDataURL(blob: Blob): void {
    blob.arrayBuffer().then(
      (bytes) => {
        this.result = `data:${blob.type};base64,${Buffer.from(bytes).toString('base64')}`;
        this.onloadend?.();
      },
      () => this.onerror?.(),
    );
  }
}

Object.assign(globalThis, { DOMParser, Node, FileReader });
