const space = 'http://www.w3.org/2000/svg';

/** Six dots to hold on to, or a plus; drawn by hand because nothing here is React's. */
export function gutterIcon(kind: 'plus' | 'grip'): SVGElement {
  const icon = element('svg', { viewBox: '0 0 16 16', width: '16', height: '16' });
  icon.setAttribute('aria-hidden', 'true');
  if (kind === 'plus') icon.append(element('path', { d: 'M8 3v10M3 8h10', class: 'stroke' }));
  else {
    for (const cx of ['5.5', '10.5']) {
      for (const cy of ['3.5', '8', '12.5']) icon.append(element('circle', { cx, cy, r: '1.3' }));
    }
  }
  return icon;
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS(space, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
