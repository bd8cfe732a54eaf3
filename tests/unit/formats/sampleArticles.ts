import type { Article, Asset, NodeJson } from '../../../shared/article/model.ts';
import {
  article,
  block,
  blockquote,
  bullets,
  cell,
  hashOf,
  heading,
  item,
  link,
  numbers,
  paragraph,
  photo,
  pullQuote,
  related,
  row,
  text,
} from './build.ts';

/** Articles as a newsroom writes them, each with what the formats find hard. All invented. */

export const asset = (digit: string, more: Partial<Asset> = {}): Asset => ({
  type: 'image',
  src: `media/${hashOf(digit)}.png`,
  mimeType: 'image/png',
  width: 1200,
  height: 800,
  ...more,
});

/** Every block and every mark. */
export const everyBlock = (): Article =>
  article(
    {
      slug: 'harbour-vote',
      slugline: 'BC-Harbour-Vote',
      urgency: 4,
      status: 'published',
      headlines: {
        web: 'Harbour wall: Wexcombe votes to build',
        seo: 'Wexcombe harbour wall vote',
      },
      summary: 'The council of Wexcombe voted 14 to 9 for a sea wall after a winter of floods.',
      byline: {
        contributors: [
          {
            name: 'Ana Ruiz',
            role: 'author',
            title: 'Coastal correspondent',
            affiliation: 'The Wexcombe Courier',
            email: 'ana.ruiz@courier.example',
            url: 'https://courier.example/people/ana-ruiz',
          },
          { name: 'Tom Field', role: 'author' },
          { name: 'Ines Okoro', role: 'photographer' },
          { name: 'Mara Lindt', role: 'editor' },
        ],
        tagline: 'Additional reporting by Lars Holm in Porthaven.',
      },
      dateline: { place: 'Wexcombe', region: 'Dorset', country: 'UK', agency: 'CWN' },
      dates: {
        created: '2026-05-03T18:00:00+01:00',
        modified: '2026-05-04T11:05:30.123+01:00',
        published: '2026-05-04T09:30:00+01:00',
      },
      section: { id: 'local', name: 'Local' },
      tags: [{ name: 'Floods', slug: 'floods' }, { name: 'Council' }],
      subjects: [{ scheme: 'medtop', code: '20000008', name: 'Natural disaster' }],
      rights: { holder: 'The Wexcombe Courier', notice: '© 2026 The Wexcombe Courier' },
      source: { name: 'Coastal Wire News', url: 'https://wire.example/2026/05/harbour-vote' },
      corrections: [
        {
          type: 'correction',
          text: 'An earlier version gave the wrong number of council members. There are 23, not 24.',
          date: '2026-05-04T11:00:00+01:00',
        },
      ],
      assets: {
        wall: asset('a', {
          alt: 'Waves break over a low stone wall beside parked fishing boats',
          credit: { creator: 'Ines Okoro', organization: 'The Wexcombe Courier' },
          copyright: '© 2026 Ines Okoro',
        }),
        vote: asset('b', {
          alt: 'Hands raised in a panelled hall',
          credit: { line: 'CWN' },
          focalPoint: { x: 0.5, y: 0.25 },
        }),
        map: asset('c', { width: 800, height: 800, alt: 'Map of the harbour' }),
        boat: asset('d', { width: 800, height: 1000, decorative: true }),
      },
    },
    {
      kicker: 'Coast',
      headline: ['Council votes for a sea wall after a ', text('winter', 'italic'), ' of floods'],
      standfirst: [
        'A ',
        text('£41m', 'bold'),
        ' barrier will rise across the harbour mouth. Not everybody who lives behind it is grateful.',
      ],
    },
    paragraph(
      'The vote came after midnight, ',
      text('and', 'italic'),
      text(' nobody', 'bold', 'italic'),
      text(' clapped', 'bold'),
      '. By 14 votes to 9 the council of this harbour town agreed to build the wall that it has argued about for eleven years, ',
      text('according to ', link('https://council.example/minutes?id=4&lang=en')),
      text('the minutes', 'bold', link('https://council.example/minutes?id=4&lang=en')),
      '.',
    ),
    photo(
      'wall',
      ['Water over the old wall on ', text('Fore Street', 'italic'), ' in January.'],
      '',
      'wide',
    ),
    paragraph(
      'Work begins in September. It will take three years, and for two of them the fish market will stand empty: “We will be a building site with gulls,” said one stallholder, who would not give her name because the market’s lease is up for renewal.',
    ),
    heading(2, 'What the engineers say'),
    paragraph(
      'The barrier will hold back a sea 2.4 metres above the spring tide. CO',
      text('2', 'subscript'),
      ' from the concrete will come to 9,000 tonnes; the 5',
      text('th', 'superscript'),
      ' draft of the plan ',
      text('doubled', 'strike'),
      ' halved it. ',
      text('Nothing', 'underline'),
      ' in the plan says who pays for repairs.',
    ),
    pullQuote('We will be a building site with gulls', 'A stallholder at the fish market'),
    bullets(
      item('14 for, 9 against, none absent'),
      item(
        paragraph('Three stages:'),
        numbers(1, item('the eastern arm'), item('the gate'), item('the quay')),
      ),
      item('No date for the quay'),
    ),
    heading(3, 'The gate'),
    photo('map', 'Where the gate will be.', 'Map: Courier graphics', 'right'),
    paragraph(
      'The gate is the part that fails elsewhere. In Porthaven a gate of the same make stuck open for nine days, and the harbour master there keeps a hand pump in his office, beside the kettle, “for the next time the clever thing is clever”.',
    ),
    paragraph(
      'Its makers say that the fault was found. The council’s own engineers asked for a second motor; the vote took it out again to save £300,000.',
    ),
    blockquote(
      ['A wall is a promise. You have to keep making it, every winter, for a hundred years.'],
      ['Edith Marsh, ', text('harbour master', 'italic')],
    ),
    { type: 'divider' },
    block('gallery', [
      photo('vote', 'The count, shortly after midnight.'),
      photo('boat', '', 'Ines Okoro'),
      block('caption', 'The night of the vote.'),
    ]),
    block('factbox', [
      block('title', 'The wall in numbers'),
      paragraph('What the council agreed to on Monday night:'),
      bullets(item('£41m over three years'), item('620 metres long')),
      heading(2, 'What is left out'),
      paragraph('The western beach, and everybody who lives behind it.'),
    ]),
    block('table', [
      row(cell('Ward', true), cell('For', true), cell('Against', true)),
      row(cell('Harbour', true), cell('6'), cell('1')),
      row(cell('Westbeach', true), cell('0', false, { colspan: 2 })),
    ]),
    numbers(4, item('Fourth'), item('Fifth')),
    block('embed', [block('title', 'Watch: the night of the count')], {
      url: 'https://video.example/v/9x8',
      provider: 'Courier Video',
    }),
    related(
      'More from the coast',
      ['Who pays for Porthaven’s gate?', 'https://courier.example/porthaven-gate'],
      ['Eleven years of plans', '/2025/eleven-years'],
    ),
    block('note', [paragraph('LEGAL: check the lease before we run the quote.')]),
    paragraph(
      'The first stone is to be laid on 7 September.',
      { type: 'hardBreak' },
      'It will be a small one.',
    ),
  );

/** Every block, every mark and every field: what a format cannot hold, it loses here. */
export function everyField(): Article {
  const made = everyBlock();
  return {
    ...made,
    headlines: {
      ...made.headlines,
      print: 'Town votes for a wall',
      social: 'A wall for Wexcombe',
      push: 'Wexcombe will build its wall',
    },
    dates: {
      ...made.dates,
      embargoUntil: '2026-05-04T09:30:00+01:00',
      expires: '2027-05-04T09:30:00+01:00',
    },
    rights: { ...made.rights, usageTerms: 'Not for sale' },
    content: withMore(cropped(made.content)),
    assets: {
      ...made.assets,
      boat: { ...asset('d', made.assets?.boat), src: `media/${hashOf('d')}.avif` },
      wall: {
        ...asset('a', made.assets?.wall),
        usage: 'One use',
        captured: '2026-01-14T07:12:00',
        digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
      },
    },
  };
}

/** With what is rare: several paragraphs in an item, a list in a cell. */
const withMore = (content: NodeJson): NodeJson => ({
  ...content,
  content: (content.content ?? []).map((part) =>
    part.type !== 'body'
      ? part
      : {
          ...part,
          content: [
            ...(part.content ?? []),
            bullets(item('The wall comes first.', 'Then everything else.')),
            block('table', [row(block('tableCell', [bullets(item('one'), item('two'))]))]),
          ],
        },
  ),
});

/** With a part of the first photo. */
function cropped(content: NodeJson): NodeJson {
  if (content.type === 'photo' && content.attrs?.asset === 'wall') {
    const crop = { x: 0.1, y: 0, width: 0.8, height: 1 };
    return { ...content, attrs: { ...content.attrs, crop } };
  }
  return content.content ? { ...content, content: content.content.map(cropped) } : content;
}

export const german = (): Article =>
  article(
    {
      id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0001',
      language: 'de-DE',
      status: 'approved',
      slug: 'straßenbahn-könig',
      byline: { display: 'Von unserer Redaktion' },
      dateline: { place: 'Altbrück', agency: 'kna', date: '2026-05-04' },
      corrections: [{ type: 'clarification', text: 'Der Name der Linie wurde ergänzt.' }],
    },
    { headline: 'Straßenbahn fährt wieder', standfirst: 'Nach drei Jahren rollt die Linie 4.' },
    paragraph('Am Montag um 4.12 Uhr verließ der erste Zug das Depot – „pünktlich“, wie es hieß.'),
    paragraph(
      'Die Donau\u00addampf\u00adschiff\u00adfahrt bleibt eingestellt: 30\u00a0Euro je Karte.',
    ),
  );

export const arabic = (): Article =>
  article(
    {
      id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0002',
      language: 'ar',
      slug: 'ميناء',
      byline: { contributors: [{ name: 'ليلى حداد' }, { name: 'سامي نور' }] },
      dateline: { place: 'المرفأ', agency: 'و ك أ' },
      dates: { published: '2026-05-04T12:30:00+03:00' },
    },
    { kicker: 'الساحل', headline: 'المجلس يصوّت على جدار الميناء' },
    paragraph('صوّت المجلس بعد منتصف الليل لصالح بناء جدار عند مدخل الميناء.'),
    paragraph('According to the minutes, fourteen members voted for it.'),
    pullQuote('الجدار وعدٌ علينا أن نجدّده كل شتاء', 'رئيسة الميناء'),
  );

export const japanese = (): Article =>
  article(
    {
      id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0003',
      language: 'ja',
      slug: '港の投票',
      byline: { contributors: [{ name: '山田花子' }, { name: '鈴木一郎' }] },
      dates: { published: '2026-05-04T09:30:00+09:00' },
    },
    { headline: '港の防潮堤、議会が可決' },
    paragraph('議会は深夜、港の入り口に防潮堤を建設する案を可決した。👩‍👩‍👧‍👦も見守った。'),
  );

/** What a program that is careless with text breaks. */
export const awkward = (): Article =>
  article(
    {
      id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0004',
      slug: '../CON <b>"x"',
      byline: { contributors: [{ name: 'O\u2019Brien & "Sons" <x>' }] },
      tags: [{ name: '</script><script>alert(1)</script>' }],
      summary: 'Line\u2028separator \u2029 and ]]> & <!-- comment',
      dateline: { place: 'Paris', country: 'France' },
      dates: { published: '2026-05-04T09:30:00Z' },
    },
    { headline: '1 < 2 & "3" > \'4\'\u0000\u0007 ]]> </title></script>' },
    paragraph(
      'NBSP\u00a0soft\u00adhyphen RLM\u200f ZWJ 👩\u200d🚀 tab\tbell\u0007 nul\u0000 end\ud800.',
    ),
    paragraph(
      text('evil', link('java\tscript:alert(1)')),
      ' ',
      text('plain', link('http://plain.example/a b"c')),
    ),
  );

export const minimal = (): Article =>
  article({ id: 'urn:uuid:0b8f0d0e-8c0a-4f66-9f4f-7a7f2f1f0005' }, { headline: 'Only this' });

export const samples: Readonly<Record<string, () => Article>> = {
  everyBlock,
  everyField,
  german,
  arabic,
  japanese,
  awkward,
  minimal,
};
