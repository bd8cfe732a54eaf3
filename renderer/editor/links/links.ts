import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LinkFinding } from '../../../shared/contract/links.ts';
import type { LinkableArticle, LinkSource } from './linkSource.ts';

export interface LinkChecks {
  /** By address; only of addresses that were asked about. */
  findings: ReadonlyMap<string, LinkFinding>;
  /** How many of how many were asked; undefined while nothing is. */
  progress: { done: number; total: number } | undefined;
}

/** So many addresses are asked at a time: quick enough, and no burden on anybody. */
const atOnce = 4;

/** The links of one editor: what is known about them, and who opens and asks about them. */
export class Links {
  readonly checks: StoreApi<LinkChecks> = createStore<LinkChecks>(() => ({
    findings: new Map(),
    progress: undefined,
  }));
  private source: LinkSource | undefined;
  private asking: AbortController | undefined;

  setSource(source: LinkSource | undefined) {
    this.source = source;
  }

  open(href: string) {
    this.source?.open(href);
  }

  articles(): readonly LinkableArticle[] {
    return this.source?.articles() ?? [];
  }

  /** Asks about each address once. A check that is under way is stopped first. */
  async check(hrefs: readonly string[]): Promise<void> {
    this.stop();
    const { source } = this;
    const left = [...new Set(hrefs)];
    if (!source || left.length === 0) return;
    const asking = new AbortController();
    this.asking = asking;
    const { signal } = asking;
    const total = left.length;
    const findings = new Map(this.checks.getState().findings);
    for (const href of left) findings.delete(href);
    this.checks.setState({ findings, progress: { done: 0, total } });
    const next = async (): Promise<void> => {
      const href = left.shift();
      if (href === undefined || signal.aborted) return;
      const finding = await source.check(href, signal).catch(() => undefined);
      if (signal.aborted) return;
      const { findings: known, progress } = this.checks.getState();
      this.checks.setState({
        findings: finding ? new Map(known).set(href, finding) : known,
        progress: { done: (progress?.done ?? 0) + 1, total },
      });
      return next();
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    if (!signal.aborted) this.stop();
  }

  /** What was found so far stays. */
  stop() {
    this.asking?.abort();
    this.asking = undefined;
    if (this.checks.getState().progress) this.checks.setState({ progress: undefined });
  }
}
