import { describe, expect, test } from 'vitest';
import { element, lines, type Xml, xmlDocument } from '../../../shared/formats/xml/xml.ts';
import { readXml } from './xmlTree.ts';

const printed = (xml: Xml) => new TextDecoder().decode(xmlDocument(xml));

test('text and attributes are escaped, attributes stand in the given order', () => {
  expect(
    element('a', { z: '"<&>\'', b: 1, c: undefined }, 'x & y <b>', ' ]]> ', element('br', {})).text,
  ).toBe('<a z="&quot;&lt;&amp;&gt;\'" b="1">x &amp; y &lt;b&gt; ]]&gt; <br/></a>');
});

test('nothing, false and lists inside', () => {
  expect(element('p', {}, undefined, false, ['a', [element('b', {}, 'c')]], 0).text).toBe(
    '<p>a<b>c</b>0</p>',
  );
  expect(element('p', {}, undefined, '').text).toBe('<p/>');
});

test('elements on lines of their own, and no line for nothing', () => {
  expect(
    lines('ul', {}, undefined, [element('li', {}, 'a'), ''], element('li', {}, 'b')).text,
  ).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  expect(lines('ul', { a: 'b' }).text).toBe('<ul a="b"/>');
});

describe('a parser reads back', () => {
  const text = '&amp; <![CDATA[ ]]> "\' \u00a0\u00ad\u200f👩\u200d🚀 港 ';
  test.each([
    [text, text],
    ['a\u0000b\u0007c\u001b\ufffe\ud800d', 'abcd'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u000bb\u0085c', 'a b c'],
    ['a\tb\nc', 'a\tb\nc'],
  ])('%j', (given, wanted) => {
    const root = readXml(printed(element('t', { a: given }, given))).documentElement;
    expect(root?.textContent).toBe(wanted);
    expect(root?.getAttribute('a')).toBe(wanted);
  });
});
