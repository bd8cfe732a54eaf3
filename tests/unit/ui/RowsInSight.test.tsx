import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RowsInSight } from '../../../renderer/ui/RowsInSight.tsx';

test('of a thousand rows those in sight stand on the page, and those that are kept', () => {
  const rows = Array.from({ length: 1_000 }, (_none, index) => `Story ${index}`);
  const markup = renderToStaticMarkup(
    <ul>
      <RowsInSight
        list={createRef<HTMLUListElement>()}
        rows={rows}
        keyOf={(row) => row}
        keep={[700]}
        draw={(row) => <li>{row}</li>}
      />
    </ul>,
  );
  const texts = [...markup.matchAll(/<li>(.*?)<\/li>/g)].map(([, text]) => text);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.length).toBeLessThan(60);
  expect(texts.slice(0, 2)).toEqual(['Story 0', 'Story 1']);
  expect(texts.at(-1)).toBe('Story 700');
  // Of the list's items: a screen reader is told of rows alone.
  expect(markup).toMatch(/<li aria-hidden="true" style="height:\d+px">/);
  expect(markup).not.toMatch(/<li(?! aria-hidden)[^>]* style=/);
  // The scrollbar is as long as with all of them.
  const room = [...markup.matchAll(/height:(\d+)px/g)].reduce((sum, [, px]) => sum + Number(px), 0);
  expect(room).toBe((1_000 - texts.length) * 72);
});
