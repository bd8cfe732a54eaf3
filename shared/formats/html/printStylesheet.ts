/**
 * The page on paper: black on white, no photo cut in two, addresses of related links spelled out.
 * Nothing is painted behind a photo: a browser does so or not by how soon the photo is decoded, and
 * the same article would not always give the same PDF.
 */
export const printStylesheet = `@media print {
  @page {
    margin: 20mm 22mm;
  }
  :root {
    color-scheme: light;
    --paper: #fff;
    --ink: #000;
    --quiet: #444;
    --rule: #bbb;
    --tint: #f4f4f4;
    --accent: #000;
  }
  body {
    font-size: 10.5pt;
    line-height: 1.45;
    orphans: 3;
    widows: 3;
  }
  main {
    padding: 0;
  }
  .article {
    --column: 100%;
    --wide: 100%;
  }
  .headline {
    font-size: 24pt;
  }
  .standfirst {
    font-size: 13pt;
  }
  .byline, .dates, .related, .factbox, .embed, table, footer {
    font-size: 9pt;
  }
  figcaption, .attribution, .photo .credit, .embed .provider, .rights {
    font-size: 8pt;
  }
  .related > h2, .factbox > h2, .corrections > h2 {
    font-size: 10pt;
  }
  .factbox h3, .factbox h4, .factbox h5 {
    font-size: 9pt;
  }
  .pull-quote blockquote {
    font-size: 14pt;
  }
  h2 {
    font-size: 13pt;
  }
  h3, h4 {
    font-size: 11pt;
  }
  h1, h2, h3, h4, h5, h6 {
    break-after: avoid;
  }
  figure, .pull-quote, .factbox, .embed, tr, li {
    break-inside: avoid;
  }
  .gallery {
    break-inside: auto;
  }
  .photo img {
    background: none;
    max-height: 120mm;
  }
  .gallery .photo {
    width: calc((100% - var(--gaps, 0) * 1rem - 1px) * var(--share, 1));
  }
  .photo-left, .photo-right {
    width: 42%;
    margin-top: 1mm;
    margin-bottom: 3mm;
  }
  .photo-left {
    float: inline-start;
    margin-inline: 0 5mm;
  }
  .photo-right {
    float: inline-end;
    margin-inline: 5mm 0;
  }
  .photo-wide img, .gallery .photo img {
    width: auto;
  }
  a {
    text-decoration: none;
  }
  .related a::after, .embed a::after {
    content: " <" attr(href) ">";
    font-weight: 400;
    overflow-wrap: anywhere;
  }
}
`;
