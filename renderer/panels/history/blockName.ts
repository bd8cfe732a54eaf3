import type { NodeJson } from '../../../shared/article/model.ts';

/** "pullQuote" as "pull quote" */
export const blockName = ({ type }: NodeJson) =>
  type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
