/**
 * What a window shows until its page does: the paper of renderer/ui/tokens.css, so that nothing
 * flashes.
 */
export const background = (dark: boolean) => (dark ? '#1b1a18' : '#fdfcf9');
