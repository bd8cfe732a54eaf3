// @vitest-environment jsdom
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { spareTheKeys } from '../../../renderer/unheardEvents.ts';

test('React hears of a key once and of no other event of it, and of no edge that a pointer crosses', async () => {
  const place = document.createElement('div');
  document.body.append(place);
  const heard = vi.spyOn(EventTarget.prototype, 'addEventListener');
  const root = spareTheKeys(place, createRoot);
  const types = heard.mock.calls.map(([type, , options]) => `${type} ${options === true}`);
  heard.mockRestore();
  expect(types.filter((name) => /key|textInput|selectionchange/.test(name))).toEqual([
    'keydown false',
  ]);
  expect(types.filter((name) => /mouseo|pointero|scroll/.test(name))).toEqual([]);
  expect(types).toEqual(expect.arrayContaining(['input false', 'click true', 'focusin true']));
  expect(Object.hasOwn(document, 'addEventListener')).toBe(false);

  const pressed = vi.fn();
  root.render(createElement('input', { onKeyDown: pressed }));
  await expect.poll(() => place.querySelector('input')).not.toBeNull();
  const key = new KeyboardEvent('keydown', { key: 'a', bubbles: true });
  place.querySelector('input')?.dispatchEvent(key);
  expect(pressed).toHaveBeenCalledOnce();
  root.unmount();
});

test('React hears of no key in the article’s text, and of one in a field among it', async () => {
  const place = document.createElement('div');
  document.body.append(place);
  const root = spareTheKeys(place, createRoot);
  const pressed = vi.fn();
  root.render(createElement('main', { onKeyDown: pressed }));
  await expect.poll(() => place.querySelector('main')).not.toBeNull();
  const text = document.createElement('div');
  text.setAttribute('contenteditable', 'true');
  const field = document.createElement('input');
  text.append(field);
  place.querySelector('main')?.append(text);
  const press = (where: HTMLElement) =>
    where.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  press(text);
  expect(pressed).not.toHaveBeenCalled();
  press(field);
  expect(pressed).toHaveBeenCalledOnce();
  root.unmount();
});
