import { expect, test } from 'vitest';
import { addressFromTyping, safeHref } from '../../../shared/article/links.ts';

test.each([
  'https://example.org/a?b=c#d',
  'http://example.org',
  'mailto:desk@example.org',
  '/news/ferry',
  'ferry.html',
  '#top',
  '?page=2',
])('%s may stand in an article', (address) => {
  expect(safeHref(address)).toBe(address);
});

test.each([
  '',
  ' ',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\u200bscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'smb://host/share',
  'ms-msdt:/id',
  '//evil.example/x',
  '\\\\evil.example\\x',
  'https://user:pw@example.org/',
  'blob:https://example.org/1',
])('%j may not', (address) => {
  expect(safeHref(address)).toBeUndefined();
});

test.each([
  ['example.org', 'https://example.org'],
  ['example.org/a b', undefined],
  ['www.example.co.uk:8080/x?y', 'https://www.example.co.uk:8080/x?y'],
  ['desk@example.org', 'mailto:desk@example.org'],
  [' https://example.org ', 'https://example.org'],
  ['javascript:alert(1)', undefined],
])('typing %j links to %j', (typed, address) => {
  expect(addressFromTyping(typed)).toBe(address);
});
