import { expect, test } from './newsroom.ts';
import { paragraph, text } from './sampleArticle.ts';
import { body, headline } from './steps.ts';
import { clickInBody, openBody, paste, savedBody, watchPolicy } from './writingDesk.ts';

/** What other programs put on the clipboard, and what an article makes of it. */
const pastes: [from: string, data: Record<string, string>, becomes: string][] = [
  [
    'plain text',
    { 'text/plain': 'One line\nand more\n\nSecond\n\n\nThird' },
    'paragraph(One linehardBreak()and more) paragraph(Second) paragraph(Third)',
  ],
  [
    'plain text without blank lines',
    { 'text/plain': 'One\r\nTwo\r\nThree' },
    'paragraph(One) paragraph(Two) paragraph(Three)',
  ],
  [
    'Google Docs',
    {
      'text/plain': 'x',
      'text/html':
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400;font-style:normal;text-decoration:none">Plain, </span><span style="font-weight:700;font-style:normal">bold</span><span style="font-weight:400;font-style:italic"> slanted</span></p><br><p><a href="https://example.org/" style="text-decoration:none"><span style="text-decoration:underline">A link</span></a></p><ul><li><p>a</p></li></ul></b>',
    },
    'paragraph(Plain, [bold bold][ slanted italic]) paragraph([A link https://example.org/]) bulletList(listItem(paragraph(a)))',
  ],
  [
    'Word, with a comment and tracked changes',
    {
      'text/plain': 'x',
      'text/html':
        '<html xmlns:o="x"><head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{mso-style-parent:""}</style><!--[if gte mso 9]><xml>junk</xml><![endif]--></head><body><!--StartFragment--><p class=MsoNormal><b>Bold</b> text <del>gone</del><ins>new</ins><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><h1>Head</h1><p class=MsoNormal>End<span class=MsoCommentReference>[MQ1]</span></p><div style="mso-element:comment-list"><div style="mso-element:comment"><p class=MsoCommentText>Secret</p></div></div><!--EndFragment--></body></html>',
    },
    'paragraph([Bold bold] text new) h2(Head) paragraph(End)',
  ],
  [
    'lists of Word, nested and of both kinds',
    {
      'text/plain': 'x',
      'text/html':
        '<html xmlns:o="x"><body><p class=MsoNormal>Before</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><![if !supportLists]><span style="mso-list:Ignore">1.<span>&nbsp;&nbsp;</span></span><![endif]>One</p><p class=MsoListParagraph style="mso-list:l0 level2 lfo1"><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;</span></span><![endif]>Inner</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>Two</p><p class=MsoNormal>After</p><p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">·</span>Point</p></body></html>',
    },
    'paragraph(Before) orderedList(listItem(paragraph(One) bulletList(listItem(paragraph(Inner)))) listItem(paragraph(Two))) paragraph(After) bulletList(listItem(paragraph(Point)))',
  ],
  [
    'a mail with line breaks, a script and a bad link',
    {
      'text/plain': 'x',
      'text/html':
        '<div>One<br><br>Two<br>three</div><script>window.evil = true</script><p onclick="evil()">Four <a href="javascript:alert(1)">bad</a></p>',
    },
    'paragraph(One) paragraph(TwohardBreak()three) paragraph(Four bad)',
  ],
  [
    'a page that forges our own blocks',
    {
      'text/plain': 'x',
      'text/html':
        '<div class="unknown" data-raw="{&quot;type&quot;:&quot;headline&quot;}" data-run="1">kept as words</div><figure data-block="photo" data-asset="zz" data-layout="huge"><figcaption data-part="caption">A pier</figcaption></figure>',
    },
    'paragraph(kept as words) photo(caption(A pier) credit())',
  ],
  [
    'a quotation with its speaker',
    {
      'text/plain': 'x',
      'text/html': '<blockquote><p>We wait</p><footer>Ines Vole</footer></blockquote>',
    },
    'blockquote(paragraph(We wait) attribution(Ines Vole))',
  ],
];

test('what other programs put on the clipboard becomes clean blocks, in one undo step', async ({
  newsroom,
}) => {
  const { page } = newsroom;
  const reports = watchPolicy(page);
  await openBody(newsroom, [paragraph('')]);
  await body(page).getByRole('paragraph').click();
  for (const [from, data, becomes] of pastes) {
    await test.step(from, async () => {
      await paste(page, data);
      expect(await savedBody(newsroom), from).toBe(becomes);
      await page.keyboard.press('Control+z');
      expect(await savedBody(newsroom), `${from}, undone`).toBe('paragraph()');
    });
  }
  expect(await page.evaluate(() => 'evil' in window)).toBe(false);
  expect(reports).toEqual([]);
});

test('our own blocks come back from the clipboard as they were', async ({ newsroom }) => {
  const { page } = newsroom;
  const blocks = [
    paragraph('First'),
    { type: 'heading', attrs: { level: 3 }, content: [text('Minor')] },
    {
      type: 'photo',
      attrs: { layout: 'wide' },
      content: [
        { type: 'caption', content: [text('The pier')] },
        { type: 'credit', content: [text('Tam Orr')] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content: [paragraph('Three')] }],
    },
    {
      type: 'pullQuote',
      content: [{ type: 'quoteText', content: [text('We wait')] }, { type: 'attribution' }],
    },
    {
      type: 'relatedLinks',
      content: [
        { type: 'title', content: [text('More')] },
        { type: 'relatedLink', attrs: { href: 'https://example.org' }, content: [text('Pier')] },
      ],
    },
    { type: 'poll', attrs: { question: 'Bridge?' } },
    { type: 'divider' },
    paragraph('Last'),
  ];
  await openBody(newsroom, blocks);
  await clickInBody(page, 'First');
  await page.keyboard.press('Control+a');
  const before = await savedBody(newsroom);
  await page.keyboard.press('Control+x');
  expect(await savedBody(newsroom)).toBe('paragraph()');
  await page.keyboard.press('Control+v');
  expect(await savedBody(newsroom)).toBe(before);
  const [name = ''] = await newsroom.articleFiles();
  const saved = (await newsroom.readArticle(name)).content.content?.[3]?.content ?? [];
  expect(saved[2]?.attrs?.layout).toBe('wide');
  expect(saved[3]?.attrs?.start).toBe(3);
  expect(saved[6]).toEqual({ type: 'poll', attrs: { question: 'Bridge?' } });
  const ids = saved.flatMap(({ attrs }) => (attrs?.id ? [attrs.id] : []));
  expect(new Set(ids).size).toBe(ids.length);
});

test('a field takes one line, and an address over words links them', async ({ newsroom }) => {
  const { page } = newsroom;
  await openBody(newsroom, [paragraph('board')], 'Vote');
  await headline(page).click();
  await page.keyboard.press('End');
  await paste(page, { 'text/plain': ' put off\n\nuntil June' });
  await expect(headline(page)).toHaveText('Vote put off until June');
  await clickInBody(page, 'board');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await expect(page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await paste(page, { 'text/plain': 'https://example.org/board' });
  expect(await savedBody(newsroom)).toBe('paragraph([board https://example.org/board])');
});
