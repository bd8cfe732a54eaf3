/** The name of an article's file as people say it. */
export const withoutExtension = (name: string) => name.replace(/\.stet$/i, '');
