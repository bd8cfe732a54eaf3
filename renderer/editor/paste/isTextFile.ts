const named = /\.(txt|text|md|markdown|html?)$/i;

/** A file whose words can go into the text where it is dropped. */
export const isTextFile = ({ name, type }: File): boolean =>
  named.test(name) || /^text\/(plain|markdown|html)$/.test(type);
