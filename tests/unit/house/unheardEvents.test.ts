import { expect, test } from 'vitest';
import { unheard, unheardBefore } from '../../../renderer/unheardEvents.ts';
import { productSources, textOf } from './sources.ts';

/** Props of React that need one of these events (react-dom 19: BeforeInput, SelectEvent, SimpleEvent). */
const needs: Record<string, readonly string[]> = {
  keypress: ['onKeyPress', 'onBeforeInput'],
  keyup: ['onKeyUp', 'onSelect', 'onBeforeInput'],
  textInput: ['onBeforeInput'],
  selectionchange: ['onSelect'],
  pointerover: ['onPointerOver', 'onPointerEnter'],
  pointerout: ['onPointerOut', 'onPointerLeave'],
  mouseover: ['onMouseOver', 'onMouseEnter'],
  mouseout: ['onMouseOut', 'onMouseLeave'],
};

test('no component listens for an event that React is spared', () => {
  expect(Object.keys(needs).sort()).toEqual([...unheard].sort());
  const props = [...new Set(Object.values(needs).flat())];
  const before = [...unheardBefore].join('|');
  const use = new RegExp(
    `\\b(?:(?:${props.join('|')})(?:Capture)?|on(?:${before})Capture)\\b`,
    'i',
  );
  const components = productSources().filter((file) => file.endsWith('.tsx'));
  expect(components.length).toBeGreaterThan(50);
  expect(components.filter((file) => use.test(textOf(file)))).toEqual([]);
});

test('no component around the article’s text listens for the keys in it', () => {
  const around = [
    'editor/ArticleEditor',
    'app/ArticlePane',
    'app/beside/WriterPane',
    'app/beside/Split',
    'app/App',
  ];
  const sources = around.map((name) => textOf(`renderer/${name}.tsx`));
  const main = /<main[^>]*>/.exec(textOf('renderer/app/WorkspaceView.tsx'))?.[0];
  expect(main).toContain('workspace-text');
  expect([...sources, main].filter((source) => /\bonKeyDown/.test(source ?? ''))).toEqual([]);
});
