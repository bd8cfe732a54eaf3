import { boxStylesheet } from './boxStylesheet.ts';
import { photoStylesheet, photosBesideText } from './photoStylesheet.ts';
import { printStylesheet } from './printStylesheet.ts';

/**
 * The look of an exported page, inside it, so that one file is the whole page: a column of about 66
 * characters, photos that may be wider than it, a light and a dark scheme, and a form for paper.
 */
export const stylesheet = `:root {
  color-scheme: light dark;
  --paper: #fffefb;
  --ink: #1d1c1a;
  --quiet: #625e57;
  --rule: #dcd8cf;
  --tint: #f5f2ea;
  --accent: #a3281f;
  --serif: Charter, "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15161a;
    --ink: #e8e5de;
    --quiet: #a6a29a;
    --rule: #393a40;
    --tint: #1e2026;
    --accent: #f08c7d;
  }
}
* {
  box-sizing: border-box;
}
html {
  font-size: 100%;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.1875rem/1.6 var(--serif);
  overflow-wrap: break-word;
}
:lang(ko) {
  word-break: keep-all;
}
main {
  padding: 3rem 1.25rem 5rem;
}
.article {
  --column: 39rem;
  --wide: min(60rem, 100vw - 2.5rem);
  max-width: var(--column);
  margin: 0 auto;
}
.article::after {
  content: "";
  display: block;
  clear: both;
}
p, ul, ol, blockquote, figure, .table {
  margin: 0 0 1.25rem;
}
a {
  color: inherit;
  text-decoration: underline;
  text-decoration-color: var(--accent);
  text-decoration-thickness: 0.08em;
  text-underline-offset: 0.16em;
}
a:hover {
  color: var(--accent);
}
a:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
sup, sub {
  font-size: 0.7em;
  line-height: 0;
}
header {
  margin-bottom: 2rem;
  padding-bottom: 1.25rem;
  border-bottom: 1px solid var(--rule);
}
.kicker {
  margin-bottom: 0.6rem;
  color: var(--accent);
  font: 700 0.9375rem/1.3 var(--sans);
}
.headline {
  margin: 0 0 0.9rem;
  font-size: clamp(2rem, 1.3rem + 3.2vw, 3.125rem);
  font-weight: 700;
  line-height: 1.1;
  text-wrap: balance;
}
[dir="ltr"] .headline:not([dir]) {
  letter-spacing: -0.015em;
}
.standfirst {
  margin-bottom: 1.4rem;
  color: var(--quiet);
  font-size: clamp(1.1875rem, 1.05rem + 0.6vw, 1.4375rem);
  line-height: 1.4;
}
.byline, .dates {
  margin-bottom: 0.2rem;
  font: 0.9375rem/1.5 var(--sans);
}
.byline .author {
  font-weight: 650;
}
.byline .about, .dates {
  color: var(--quiet);
}
.dates .update::before {
  content: "· ";
}
h2, h3, h4, h5, h6 {
  margin: 2.2rem 0 0.6rem;
  line-height: 1.25;
  text-wrap: balance;
}
h2 {
  font-size: 1.5rem;
}
h3 {
  font-size: 1.25rem;
}
h4, h5, h6 {
  font-size: 1.0625rem;
}
.dateline {
  font-weight: 600;
}
[dir="ltr"] :not([dir="rtl"]) > .dateline {
  font-size: 0.92em;
  letter-spacing: 0.02em;
}
/* Beside a photo at the left, bullets and rules stand beside it too, not under it. */
ul, ol, blockquote, .quote, .pull-quote, .embed {
  display: flow-root;
}
ul, ol {
  padding-inline-start: 1.5rem;
}
li {
  margin-bottom: 0.4rem;
}
li:last-child {
  margin-bottom: 0;
}
li > p {
  margin-bottom: 0.4rem;
}
li > ul, li > ol {
  margin: 0.4rem 0 0;
}
li::marker {
  color: var(--quiet);
}
hr {
  width: 4rem;
  margin: 2.4rem auto;
  border: 0;
  border-top: 1px solid var(--quiet);
}
blockquote {
  padding-inline-start: 1.25rem;
  border-inline-start: 3px solid var(--rule);
}
blockquote > :last-child {
  margin-bottom: 0;
}
.quote > blockquote {
  margin-bottom: 0.5rem;
}
.quote > figcaption {
  padding-inline-start: 1.4375rem;
}
/* A name that runs the other way than its quote stands by it, too. */
.quote > figcaption[dir="ltr"] {
  padding: 0 1.4375rem 0 0;
  text-align: right;
}
.quote > figcaption[dir="rtl"] {
  padding: 0 0 0 1.4375rem;
  text-align: left;
}
figcaption, .attribution {
  margin-top: 0.5rem;
  color: var(--quiet);
  font: 0.875rem/1.45 var(--sans);
}
${photoStylesheet}${boxStylesheet}footer {
  clear: both;
  margin-top: 2.5rem;
  padding-top: 1.25rem;
  border-top: 1px solid var(--rule);
  color: var(--quiet);
  font: 0.9375rem/1.55 var(--sans);
}
footer p {
  margin-bottom: 0.75rem;
}
.tagline {
  font-style: italic;
}
.corrections {
  margin: 1.5rem 0;
  color: var(--ink);
}
.rights {
  font-size: 0.8125rem;
}
${photosBesideText}@media (max-width: 30rem) {
  .gallery .photo {
    width: 100%;
  }
  body {
    font-size: 1.125rem;
    hyphens: auto;
  }
  main {
    padding-top: 1.75rem;
  }
  .headline {
    hyphens: manual;
  }
}
${printStylesheet}`;
