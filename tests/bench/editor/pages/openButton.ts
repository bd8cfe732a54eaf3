/** A button that a real click presses, so that every editor opens its article in the same way. */
export function openButton(open: (name: string) => Promise<void>) {
  const button = document.createElement('button');
  button.textContent = 'Open';
  button.addEventListener('click', () => void open(location.hash.slice(1)));
  document.body.prepend(button);
}
