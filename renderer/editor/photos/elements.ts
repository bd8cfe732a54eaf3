/** The few elements that photo blocks are drawn of, by hand because React has no place in text. */

export function line(text: string, role?: 'status' | 'alert'): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  if (role) element.setAttribute('role', role);
  return element;
}

export function image(src: string, alt: string): HTMLImageElement {
  const img = document.createElement('img');
  if (src) img.src = src;
  img.alt = alt;
  img.draggable = false;
  // The page does not wait for a photo that is being decoded.
  img.decoding = 'async';
  return img;
}

/** Changes the article, and is there only while that can be changed. */
export function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'edits';
  element.textContent = text;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    act();
  });
  return element;
}

export function holding(className: string, ...children: Node[]): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.append(...children);
  return element;
}
