/** What stands in an exported page apart from its text: pull quotes, boxes, cards, tables. */
export const boxStylesheet = `.pull-quote {
  margin: 2.4rem 0;
  padding: 1.1rem 0 1.2rem;
  border-top: 3px solid var(--accent);
  border-bottom: 1px solid var(--rule);
}
.pull-quote blockquote {
  margin: 0;
  padding: 0;
  border: 0;
  font-size: clamp(1.4375rem, 1.2rem + 1vw, 1.8125rem);
  line-height: 1.28;
  text-wrap: balance;
}
[dir="ltr"]:not(:lang(ja), :lang(ko), :lang(zh)) .pull-quote blockquote {
  font-style: italic;
}
.pull-quote blockquote :is(em, [dir="rtl"]) {
  font-style: normal;
}
.pull-quote p {
  margin: 0;
}
.pull-quote .attribution {
  margin-top: 0.7rem;
}
.related, .factbox {
  clear: both;
  margin: 2.4rem 0;
  font-family: var(--sans);
  font-size: 1rem;
  line-height: 1.5;
}
.related > h2, .factbox > h2, .corrections > h2 {
  margin: 0 0 0.6rem;
  font: 700 1.0625rem/1.3 var(--sans);
}
.related {
  padding: 0.9rem 0 0.2rem;
  border-top: 1px solid var(--ink);
  border-bottom: 1px solid var(--rule);
}
.related ul {
  margin-bottom: 0.7rem;
  padding: 0;
  list-style: none;
}
.related a {
  font-weight: 500;
}
.factbox {
  padding: 1.1rem 1.25rem;
  border-top: 3px solid var(--ink);
  background: var(--tint);
}
.factbox > :last-child {
  margin-bottom: 0;
}
.factbox h3, .factbox h4, .factbox h5 {
  margin: 1.2rem 0 0.4rem;
  font-size: 1em;
}
.embed {
  margin: 1.75rem 0;
  padding: 0.9rem 1.1rem;
  border: 1px solid var(--rule);
  border-radius: 0.375rem;
  font: 1rem/1.45 var(--sans);
}
.embed a {
  font-weight: 600;
}
.embed .provider {
  display: block;
  margin-top: 0.15rem;
  color: var(--quiet);
  font-size: 0.875rem;
}
.table {
  overflow-x: auto;
}
table {
  width: 100%;
  border-collapse: collapse;
  font: 0.9375rem/1.45 var(--sans);
  font-variant-numeric: tabular-nums;
}
th, td {
  padding: 0.5rem 0.8rem 0.5rem 0;
  border-bottom: 1px solid var(--rule);
  text-align: start;
  vertical-align: top;
}
thead th {
  border-bottom: 2px solid var(--ink);
}
td > :last-child, th > :last-child {
  margin-bottom: 0;
}
`;
