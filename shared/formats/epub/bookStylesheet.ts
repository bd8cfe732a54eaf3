/** Quiet, because a reading system brings its own type and colours. */
export const bookStylesheet = `.kicker {
  font-size: 0.85em;
  text-transform: uppercase;
  margin: 0;
}
[dir="ltr"] .kicker:not([dir]) {
  letter-spacing: 0.06em;
}
.headline {
  line-height: 1.2;
  margin: 0.2em 0 0.4em;
}
.standfirst {
  font-size: 1.15em;
  margin: 0 0 0.8em;
}
.byline, .dates, .tagline, .rights, figcaption, .attribution, .provider {
  font-size: 0.85em;
}
header {
  margin-bottom: 1.6em;
}
figure {
  margin: 1.4em 0;
  break-inside: avoid;
}
img {
  max-width: 100%;
  height: auto;
}
.credit {
  opacity: 0.8;
}
.pull-quote blockquote {
  font-size: 1.3em;
  line-height: 1.3;
  margin: 1.2em 0 0.3em;
}
.factbox, .related {
  border: 1px solid currentcolor;
  padding: 0 1em;
  margin: 1.6em 0;
}
table {
  border-collapse: collapse;
  width: 100%;
}
th, td {
  border-bottom: 1px solid currentcolor;
  padding: 0.3em 0.5em;
  text-align: start;
  vertical-align: top;
}
`;
