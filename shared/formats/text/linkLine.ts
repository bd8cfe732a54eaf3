/** A related link as a line of plain text: without its address it would lead nowhere. */
export function linkLine(title: string, href: string): string {
  const words = title || href;
  return href && href !== words ? `- ${words} (${href})` : `- ${words}`;
}
