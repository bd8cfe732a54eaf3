/** Text that has run as a program somewhere. `canary()` is called by each that would run. */
export const hostileTexts = (elsewhere: string): [string, string][] => [
  ['an image that fails', '<img src=x onerror=canary()>'],
  ['an image elsewhere', `<img src="${elsewhere}/image">`],
  ['a script', '</title></style></script><script>canary()</script>'],
  ['a script in a comment', '--><script>canary()</script><!--'],
  ['a drawing', '"><svg/onload=canary()><svg><animate onbegin=canary() attributeName=x dur=1s>'],
  ['an attribute', '" onfocus=canary() autofocus tabindex=1 x="'],
  ['an attribute in single quotes', "' onmouseover=canary() x='"],
  ['an address', 'javascript:canary()'],
  ['an address with a tab', 'java\tscript:canary()'],
  ['an address with signs before it', '\u0001 \u200bjavascript:canary()//https://'],
  ['a page in an address', 'data:text/html,<script>canary()</script>'],
  ['JSON in a page', '</script><script>canary()</script>{"@context":"x"}'],
  ['a template', `{{constructor.constructor("canary()")()}}${'$'}{canary()}<%=canary()%>`],
  ['a frame', `<iframe srcdoc="<script>parent.canary()</script>" src="${elsewhere}/frame">`],
  ['styles', `</style><style>@import "${elsewhere}/style";*{background:url(${elsewhere}/css)}`],
  [
    'a base and a refresh',
    `<base href="${elsewhere}/"><meta http-equiv=refresh content="0;url=${elsewhere}/meta">`,
  ],
  [
    'mathematics',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=canary()&gt;">',
  ],
  ['a form', `<form action="${elsewhere}/form"><button autofocus>x</button></form>`],
  ['a sign that turns the line', '\u202e<img src=x onerror=canary()>\u2066'],
];

/** An article that says it everywhere that an article can say something. */
export function hostileArticle(text: string, index: number): object {
  const words = { type: 'text', text };
  const link = { type: 'text', text, marks: [{ type: 'link', attrs: { href: text } }] };
  const paragraph = { type: 'paragraph', attrs: { id: text }, content: [words, link] };
  const asset = `media/${'0'.repeat(64)}.png`;
  return {
    format: 'stet-article',
    version: 1,
    id: `urn:uuid:00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    language: 'en',
    status: 'draft',
    slug: text,
    slugline: text,
    headlines: { web: text, print: text, seo: text, social: text, push: text },
    summary: text,
    byline: {
      display: text,
      contributors: [{ name: text, title: text, affiliation: text, email: text, url: text }],
      tagline: text,
    },
    dateline: { place: text, region: text, country: text, agency: text },
    section: { id: text, name: text },
    tags: [{ name: text, slug: text }],
    subjects: [{ scheme: text, code: text, name: text }],
    rights: { holder: text, notice: text, usageTerms: text },
    source: { name: text, url: text },
    notes: { editor: text },
    corrections: [{ type: 'update', text, date: '2026-05-04T09:30:00Z' }],
    assets: {
      [text]: {
        type: 'image',
        src: asset,
        mimeType: text,
        width: 1,
        height: 1,
        alt: text,
        credit: { creator: text, organization: text, line: text },
        copyright: text,
        usage: text,
      },
    },
    extensions: { [text]: text },
    [text]: text,
    content: {
      type: 'doc',
      content: [
        { type: 'kicker', content: [words] },
        { type: 'headline', content: [{ type: 'text', text: `${index} ${text}` }] },
        { type: 'standfirst', content: [words, link] },
        {
          type: 'body',
          content: [
            paragraph,
            { type: 'heading', attrs: { id: text, level: 2 }, content: [words] },
            { type: 'blockquote', content: [paragraph, { type: 'attribution', content: [link] }] },
            {
              type: 'pullQuote',
              content: [
                { type: 'quoteText', content: [words] },
                { type: 'attribution', content: [link] },
              ],
            },
            {
              type: 'photo',
              attrs: { asset: text },
              content: [
                { type: 'caption', content: [words, link] },
                { type: 'credit', content: [link] },
              ],
            },
            {
              type: 'relatedLinks',
              content: [
                { type: 'title', content: [words] },
                { type: 'relatedLink', attrs: { href: text }, content: [words] },
              ],
            },
            {
              type: 'factbox',
              content: [{ type: 'title', content: [words] }, paragraph],
            },
            {
              type: 'embed',
              attrs: { url: text, provider: text },
              content: [{ type: 'title', content: [words] }],
            },
            { type: 'note', content: [paragraph] },
            { type: text, attrs: { [text]: text }, content: [{ type: text, text }] },
          ],
        },
      ],
    },
  };
}
