// Koenig, the editor of Ghost's admin pages, as its own demo sets it up, with a place for uploads that
// keeps them in the page. `window.editor` is what the judges ask.
import { KoenigComposer, KoenigEditor } from '@tryghost/koenig-lexical';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import styles from './node_modules/@tryghost/koenig-lexical/dist/style.css';

document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));

/** What Ghost's server does with a picture: it gets an address of its own. */
function useFileUpload() {
  const [progress, setProgress] = useState(0);
  const upload = async (files) => {
    setProgress(100);
    return [...files].map((file) => ({ url: URL.createObjectURL(file), fileName: file.name }));
  };
  return { progress, isLoading: false, upload, errors: [], filesNumber: 0 };
}

const emptyPost = JSON.stringify({
  root: {
    ...{ type: 'root', version: 1, direction: null, format: '', indent: 0 },
    children: [
      { type: 'paragraph', version: 1, direction: null, format: '', indent: 0, children: [] },
    ],
  },
});

const image = { mimeTypes: ['image/*'], extensions: ['jpg', 'png', 'webp', 'gif', 'svg'] };
let api;

createRoot(document.body.appendChild(document.createElement('main'))).render(
  createElement(
    'div',
    { className: 'koenig-react-editor koenig-lexical' },
    createElement(
      KoenigComposer,
      {
        cardConfig: { fetchEmbed: async () => ({}), renderLabels: true },
        fileUploader: { useFileUpload, fileTypes: { image } },
        initialEditorState: emptyPost,
      },
      createElement(KoenigEditor, {
        registerAPI: (given) => {
          api = given;
        },
      }),
    ),
  ),
);

window.editor = {
  content: () => api.editorInstance.getEditorState().toJSON().root.children,
  clear: () => {
    const { editorInstance } = api;
    editorInstance.setEditorState(editorInstance.parseEditorState(emptyPost));
  },
  isThere: () => api !== undefined && api !== null,
};
