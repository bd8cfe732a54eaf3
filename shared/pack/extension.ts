/** What the name of a pack ends in. */
export const packExtension = '.stetpack';
