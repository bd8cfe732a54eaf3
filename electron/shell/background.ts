/** What a window shows until its page does: the page's own colours, so that nothing flashes. */
export const background = (dark: boolean) => (dark ? '#17181a' : '#ffffff');
