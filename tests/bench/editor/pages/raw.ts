// A contenteditable and nothing else: what the browser itself can do.
import { openButton } from './openButton.ts';

const place = document.createElement('div');
document.body.append(place);

openButton(async (name) => {
  const html = await (await fetch(`/articles/${name}.html`)).text();
  const root = document.createElement('div');
  root.contentEditable = 'true';
  root.spellcheck = true;
  root.innerHTML = html;
  place.replaceChildren(root);
});
