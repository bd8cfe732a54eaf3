export type ArticleErrorCode =
  | 'not-json'
  | 'too-deep'
  | 'too-large'
  | 'not-an-article'
  | 'newer-version'
  | 'misplaced-block'
  | 'not-the-same';

/** Why bytes are not an article that can be opened, and where. */
export class ArticleError extends Error {
  readonly code: ArticleErrorCode;
  /** "line 3, column 14", or a path of names such as `byline.contributors[0].name`. */
  readonly place: string | undefined;

  constructor(code: ArticleErrorCode, message: string, place?: string) {
    super(place ? `${message} (${place})` : message);
    this.name = 'ArticleError';
    this.code = code;
    this.place = place;
  }
}
