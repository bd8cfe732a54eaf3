/** The look of an exported page, inside it, so that one file is the whole page. */
export const stylesheet = `:root {
  color-scheme: light dark;
}
`;
