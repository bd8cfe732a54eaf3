// Tiptap's React package with its starter kit, as its guide sets it up.
import { Node } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { createRoot } from 'react-dom/client';
import { openButton } from './openButton.ts';

const Photo = Node.create({
  name: 'photo',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ src: {}, width: {}, height: {} }),
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: ({ HTMLAttributes }) => [
    'figure',
    ['img', { ...HTMLAttributes, loading: 'lazy', alt: 'A pier' }],
    ['figcaption', 0],
  ],
});

const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: () => ['aside', ['p', 0]],
});

function Text({ content }: { content: object }) {
  const editor = useEditor({ extensions: [StarterKit, Photo, PullQuote], content });
  return <EditorContent editor={editor} />;
}

const place = document.createElement('div');
document.body.append(place);

openButton(async (name) => {
  const content = await (await fetch(`/articles/${name}.json`)).json();
  createRoot(place).render(<Text content={content} />);
});
