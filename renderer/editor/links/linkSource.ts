import type { LinkFinding } from '../../../shared/contract/links.ts';

/** An article of the library that others can link to. */
export interface LinkableArticle {
  /** `urn:uuid:…`, the article's own id. */
  id: string;
  headline: string;
  slug: string;
  /** Where readers find it; '' while it has no web address. */
  url: string;
}

/** Where links lead; the host knows, the editor does not. */
export interface LinkSource {
  /** Asks the person, and opens the address outside Stet. */
  open(href: string): void;
  /** Articles that can be linked, the one changed last first; without the one that is open. */
  articles(): readonly LinkableArticle[];
  /** Asks the network, because the person did. Rejects only when `signal` aborts. */
  check(href: string, signal: AbortSignal): Promise<LinkFinding>;
}
