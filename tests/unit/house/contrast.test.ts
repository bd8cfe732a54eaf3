import { expect, test } from 'vitest';
import { textOf } from './sources.ts';

/** What is written in which colour on which, in every theme: axe sees only what a page shows it. */
const written = {
  '4.5': {
    'ink ink-soft ink-faint accent good warn bad':
      'paper side raised sunken hover accent-wash warn-wash bad-wash',
    // As long as a button is down.
    'ink ink-soft accent bad': 'pressed',
    // What steps back in focus mode: also the words of boxes and of notes.
    dim: 'paper side warn-wash',
    // Selected words, whatever their colour was.
    ink: 'selection found found-now',
    paper: 'ink',
    'accent-ink': 'accent',
  },
  // Edges of fields, and marks that stand beside words.
  '3': { 'line-strong mark focus': 'paper side raised sunken' },
};

const css = textOf('renderer/ui/tokens.css');
const [, proof = ''] = /:root\[data-theme="proof"\] \{([^}]*)\}/.exec(css) ?? [];

function theme(at: 'light' | 'dark' | 'proof') {
  const colours = new Map<string, string>();
  for (const [, name = '', light = '', dark = ''] of css.matchAll(
    /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
  )) {
    colours.set(name, at === 'dark' ? dark : light);
  }
  const own = at === 'proof' ? [...proof.matchAll(/--([\w-]+): (#\w{6})/g)] : [];
  for (const [, name = '', colour = ''] of own) colours.set(name, colour);
  for (const [, name = '', other = ''] of css.matchAll(/--([\w-]+): var\(--([\w-]+)\);/g)) {
    if (!colours.has(name)) colours.set(name, colours.get(other) ?? '');
  }
  return (name: string) => luminance(colours.get(name) ?? '');
}

/** WCAG 2.2, “relative luminance”. */
function luminance(hex: string): number {
  const [r = Number.NaN, g = Number.NaN, b = Number.NaN] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each(['light', 'dark', 'proof'] as const)('%s: all that is written can be read', (at) => {
  const of = theme(at);
  const faint = Object.entries(written).flatMap(([least, pairs]) =>
    Object.entries(pairs).flatMap(([words, grounds]) =>
      words.split(' ').flatMap((word) =>
        grounds.split(' ').flatMap((ground) => {
          const [dark = 0, light = 0] = [of(word), of(ground)].sort((a, b) => a - b);
          const contrast = (light + 0.05) / (dark + 0.05);
          return contrast >= Number(least) ? [] : [`${word} on ${ground}: ${contrast.toFixed(2)}`];
        }),
      ),
    ),
  );
  expect(faint).toEqual([]);
});
