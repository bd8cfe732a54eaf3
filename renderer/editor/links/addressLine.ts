import { linkFault } from '../../../shared/article/links.ts';
import { labels } from '../labels.ts';
import type { Links } from './links.ts';

interface Shown {
  href: string;
  /** What else is wrong, in words; said instead of what the address shows by itself. */
  fault?: string | undefined;
  /** What stands for the address. */
  shownAs?: string | undefined;
  /** Nothing is written here yet, so that nothing is missing yet either. */
  isNew?: boolean | undefined;
}

interface AddressLineActions {
  edit(): void;
}

/**
 * Below a title, out of the text's way: the address as a button that changes it, or as words where
 * the article is only read, a button that opens it, and in words what is wrong with it, if anything.
 */
export class AddressLine {
  readonly dom = document.createElement('div');
  private readonly address = document.createElement('button');
  private readonly read = document.createElement('span');
  private readonly opener = document.createElement('button');
  private readonly fault = document.createElement('span');
  private readonly links: Links;
  private readonly stop: () => void;
  private shown: Shown | undefined;

  constructor(links: Links, { edit }: AddressLineActions) {
    this.links = links;
    this.dom.className = 'address-line';
    this.dom.contentEditable = 'false';
    this.address.type = 'button';
    this.address.className = 'related-link-address edits';
    this.read.className = 'address-read';
    this.address.addEventListener('click', edit);
    this.opener.type = 'button';
    this.opener.className = 'address-open';
    this.opener.textContent = labels.links.open;
    this.opener.addEventListener('click', () => {
      if (this.shown) links.open(this.shown.href);
    });
    this.fault.className = 'link-fault';
    this.dom.append(this.address, this.read, this.opener, this.fault);
    this.stop = links.checks.subscribe(() => this.showFault());
  }

  show(what: Shown) {
    const { href } = what;
    const shown = what.shownAs ?? (href === '' ? labels.addAddress : readable(href));
    this.shown = what;
    this.showFault();
    const isEmpty = href === '' && what.shownAs === undefined;
    if (this.address.textContent !== shown) {
      this.address.textContent = shown;
      this.read.textContent = isEmpty ? '' : shown;
    }
    this.address.classList.toggle('is-empty', isEmpty);
    this.address.title = href;
    this.read.title = href;
    if (href === '') this.address.removeAttribute('aria-label');
    else this.address.setAttribute('aria-label', labels.changeAddress(href));
    const opens = /^(https|mailto):/i.test(href) && linkFault(href) === undefined;
    this.opener.hidden = !opens;
    if (opens) this.opener.setAttribute('aria-label', labels.links.openAddress(readable(href)));
  }

  destroy() {
    this.stop();
  }

  private showFault() {
    if (!this.shown) return;
    const { href, fault, isNew } = this.shown;
    const found = isNew && href === '' ? undefined : linkFault(href);
    const finding = this.links.checks.getState().findings.get(href);
    const words = fault ?? (found ? labels.links.faults[found] : (finding?.message ?? ''));
    if (this.fault.textContent !== words) this.fault.textContent = words;
    this.fault.hidden = words === '';
    const answer = fault === undefined && found === undefined ? finding?.state : undefined;
    this.fault.classList.toggle('is-fine', answer === 'fine');
    this.fault.classList.toggle('is-uncertain', answer === 'unknown' || answer === 'moved');
  }
}

const readable = (href: string) => href.replace(/^(https?:\/\/(www\.)?|mailto:)/, '');
