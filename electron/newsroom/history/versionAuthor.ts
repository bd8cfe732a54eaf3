import type { SettingsService } from '../settings/settings.ts';

/** Who is the author of versions, by the settings. */
export class VersionAuthor {
  readonly #settings: Pick<SettingsService, 'read' | 'onChange'>;
  #known: Promise<string | undefined> | undefined;

  constructor(settings: Pick<SettingsService, 'read' | 'onChange'>) {
    this.#settings = settings;
    settings.onChange(() => {
      this.#known = undefined;
    });
  }

  async now(): Promise<string | undefined> {
    return (await this.#settings.read().catch(() => undefined))?.authorName;
  }

  /** Of the next version: as it was when the last one was made, so that no save waits for a file. */
  next(): Promise<string | undefined> {
    this.#known ??= this.now();
    return this.#known;
  }

  /** One was made. */
  askAgain(): void {
    this.#known = this.now();
  }
}
