export const longestClassName = 200;
export const classNamePattern = /^[A-Za-z_-][\w-]*( [A-Za-z_-][\w-]*)*$/;
export const notAClassName = 'is no class name, or several with spaces';

/** What is wrong with what a class is to be called, as the end of a sentence. */
export const classNameProblem = (text: string): string | undefined =>
  text.length <= longestClassName && classNamePattern.test(text) ? undefined : notAClassName;
