import { bylineIn, isBylineSecondLine, withSecondLine } from './byline.ts';
import { block, type Claim, type Copy, clip, note, noteClaim } from './claim.ts';
import { bylineClaim, datelineClaim, linkClaim, type Making, photoClaim } from './claims.ts';
import { datelineAtStart } from './dateline.ts';
import { deskNoteIn, isEndMark } from './deskNotes.ts';
import { endsSentence, endsWithAbbreviation, endsWithPunctuation } from './endings.ts';
import { photoIn } from './photo.ts';
import { announcesLinks, isAddress, linkIn, relatedIn } from './relatedLink.ts';
import { isCopyrightNotice } from './rights.ts';
import { isSpecialLine } from './specialLine.ts';
import { taglineIn } from './tagline.ts';

/** More proposals than this nobody reviews; what follows stays plain paragraphs. */
const most = 1000;
/** Passages that may stand between the head and the dateline. */
const summary = 6;
/** Links under one "Read more:". */
const mostLinks = 50;

/** What stands in the text from passage `start` on: dateline, photos, links, subheads, the end. */
export function readBody(copy: Copy, start: number, hasByline: boolean): Claim[] {
  const body = new Body(copy, start, hasByline);
  body.read();
  return body.claims;
}

class Body {
  readonly claims: Claim[] = [];
  private at: number;
  private readonly start: number;
  private hasByline: boolean;
  private hasTagline = false;
  private hasRights = false;
  private hasDateline = false;
  private seenText = false;
  private readonly copy: Copy;

  constructor(copy: Copy, start: number, hasByline: boolean) {
    this.copy = copy;
    this.start = start;
    this.at = start;
    this.hasByline = hasByline;
  }

  private passage(index: number) {
    return this.copy.passages[index];
  }

  private claim(claim: Making, passages = 1): true {
    this.claims.push({ ...claim, from: this.at, to: this.at + passages - 1 });
    this.at += passages;
    return true;
  }

  read(): void {
    const { passages } = this.copy;
    while (this.at < passages.length && this.claims.length < most) {
      const text = passages[this.at]?.text ?? '';
      if (this.at > this.start && isEndMark(text)) {
        this.readEnd(text);
        return;
      }
      const taken =
        this.readNote(text) ||
        this.readTagline(text) ||
        this.readRights(text) ||
        this.readLinks(text) ||
        this.readPhoto(text) ||
        this.readLateByline(text) ||
        this.readSubhead(text);
      if (taken) continue;
      this.readDateline(text);
      this.seenText = true;
      this.at += 1;
    }
  }

  private readNote(text: string): boolean {
    // A version in brackets may stand under the points of a summary.
    const aboveText = !this.hasDateline && this.at <= this.start + summary && text.startsWith('(');
    if (!deskNoteIn(text, aboveText)) return false;
    return this.claim(noteClaim(this.at, text));
  }

  private readTagline(text: string): boolean {
    const tagline = taglineIn(text);
    if (tagline === undefined || this.hasTagline) return false;
    this.hasTagline = true;
    return this.claim({
      field: 'tagline',
      value: clip(tagline),
      apply: (draft) => {
        draft.article.byline = { ...draft.article.byline, tagline };
        return [];
      },
    });
  }

  private readRights(text: string): boolean {
    if (this.hasRights || !isCopyrightNotice(text)) return false;
    this.hasRights = true;
    return this.claim({
      field: 'rights',
      value: clip(text),
      apply: (draft, words) => {
        draft.article.rights = { notice: words };
        return [];
      },
    });
  }

  /** The first paragraph's; a later one's, behind a summary, only with an agency or a day. */
  private readDateline(text: string): void {
    if (this.hasDateline || this.at > this.start + summary) return;
    const found = datelineAtStart(text, this.copy.reading, true);
    if (!found || (this.seenText && !found.fields.agency && !found.fields.date)) return;
    this.hasDateline = true;
    this.claims.push({
      ...datelineClaim(found),
      from: this.at,
      to: this.at,
      prefix: found.length,
    });
  }

  private readLinks(text: string): boolean {
    if (announcesLinks(text)) return this.readAnnouncedLinks();
    const link = relatedIn(text);
    if (!link) return false;
    const next = this.passage(this.at + 1);
    if (link.href === '' && next && !next.afterBlank && isAddress(next.text)) {
      return this.claim(linkClaim({ title: link.title, href: linkIn(next.text).href }), 2);
    }
    return this.claim(linkClaim(link));
  }

  /** "Read more:", then links to the next empty line. */
  private readAnnouncedLinks(): boolean {
    let count = 0;
    while (count < mostLinks) {
      const line = this.passage(this.at + 1 + count);
      if (!line || line.text.length > 200 || isEndMark(line.text)) break;
      const item = /^[-–—•*·▪>»→]\s/.test(line.text);
      if (line.afterBlank && !(count === 0 && (item || isAddress(line.text)))) break;
      if (endsSentence(line.text) && !item && !isAddress(line.text)) break;
      count += 1;
    }
    if (count === 0) return false;
    // The announcing line goes with the first link.
    this.claim(linkClaim(linkIn(this.passage(this.at + 1)?.text ?? '')), 2);
    for (let index = 1; index < count; index++) {
      this.claim(linkClaim(linkIn(this.passage(this.at)?.text ?? '')));
    }
    return true;
  }

  private readPhoto(text: string): boolean {
    const here = this.passage(this.at);
    const next = this.passage(this.at + 1);
    const found = photoIn(text);
    if (found) {
      if (found.caption !== '' || !next || !this.isCaptionAfter(this.at))
        return this.claim(photoClaim(found));
      return this.claim(photoClaim({ ...found, caption: next.text }), 2);
    }
    // The caption over its credit, the two lines standing together.
    const below = next && here?.afterBlank && !next.afterBlank ? photoIn(next.text) : undefined;
    if (below?.caption !== '' || text.length > 300 || isSpecialLine(text)) return false;
    const after = this.passage(this.at + 2);
    if (after && !after.afterBlank) return false;
    if (datelineAtStart(text, this.copy.reading, true)) return false;
    return this.claim(photoClaim({ ...below, caption: text }), 2);
  }

  /** The passage behind a credit is its caption: in the same group of lines, or short. */
  private isCaptionAfter(index: number): boolean {
    const credit = this.passage(index);
    const next = this.passage(index + 1);
    if (!credit || !next || isSpecialLine(next.text) || isItem(next.text)) return false;
    if (datelineAtStart(next.text, this.copy.reading, true)) return false;
    if (credit.afterBlank && !next.afterBlank) {
      const after = this.passage(index + 2);
      return next.text.length <= 300 && (!after || after.afterBlank);
    }
    // The last line of all is rather the story's than a caption.
    if (!this.passage(index + 2)) return false;
    return next.text.length < 70 && next.lines.length === 1 && !/^["“„«»‘']/.test(next.text);
  }

  /** A byline under the text, or between a summary and the dateline, where none stood over it. */
  private readLateByline(text: string): boolean {
    if (this.hasByline || !this.seenText || text.length > 160) return false;
    const found = bylineIn(text);
    if (!found || (!this.isNearEnd(this.at) && !this.isOverDateline(this.at))) return false;
    this.hasByline = true;
    const second = this.passage(this.at + 1);
    const takesSecond =
      second !== undefined && !second.afterBlank && isBylineSecondLine(second.text);
    const reading = takesSecond ? withSecondLine(found, second.text) : found;
    return this.claim(bylineClaim(reading), takesSecond ? 2 : 1);
  }

  private isOverDateline(index: number): boolean {
    if (index > this.start + summary) return false;
    const next = this.passage(index + 1);
    const second = next && isBylineSecondLine(next.text) ? this.passage(index + 2) : next;
    const found = second && datelineAtStart(second.text, this.copy.reading, true);
    return found?.fields.agency !== undefined || found?.fields.date !== undefined;
  }

  /** Only marks and credits come behind it. */
  private isNearEnd(index: number): boolean {
    for (let after = index + 1; after < index + 4; after++) {
      const passage = this.passage(after);
      if (!passage || isEndMark(passage.text)) return true;
      const credits = taglineIn(passage.text) !== undefined || isBylineSecondLine(passage.text);
      if (!credits && deskNoteIn(passage.text, false) === undefined) return false;
    }
    return false;
  }

  private readSubhead(text: string): boolean {
    const here = this.passage(this.at);
    const before = this.passage(this.at - 1);
    const next = this.passage(this.at + 1);
    if (!here || !before || !next || !this.seenText || here.lines.length > 1) return false;
    if (!looksLikeSubhead(text) || (!here.afterBlank && next.afterBlank)) return false;
    const proseBefore = isProse(before.text) || this.claims.at(-1)?.to === this.at - 1;
    if (!proseBefore || !isProse(next.text) || isSpecialLine(next.text)) return false;
    return this.claim({
      field: 'subhead',
      value: text,
      apply: (_draft, words) => [block('heading', words)],
    });
  }

  /** What stands after the end mark is for the desk, but for the line of credits. */
  private readEnd(mark: string): void {
    const { passages } = this.copy;
    const last = passages.length - 1;
    const credits = this.hasTagline
      ? -1
      : passages.findIndex(({ text }, index) => index > this.at && taglineIn(text) !== undefined);
    const end = credits > 0 ? credits - 1 : last;
    // A mark that is a sentence of its own says something to the desk.
    const rest = passages.slice(this.at + (mark.length > 12 ? 0 : 1), end + 1);
    const kept = rest.map(({ text }) => text);
    this.claim(
      {
        field: 'endMark',
        value: clip(kept.length === 0 ? mark : `${mark} (${kept.length} more as a note)`),
        apply: () => (kept.length === 0 ? [] : [note(kept)]),
      },
      end - this.at + 1,
    );
    if (credits < 0) return;
    this.readTagline(passages[credits]?.text ?? '');
    const tail = passages.slice(this.at).map(({ text }) => text);
    if (tail.length === 0) return;
    this.claim(
      { field: 'note', value: clip(tail[0] ?? ''), apply: () => [note(tail)] },
      tail.length,
    );
  }
}

const isItem = (text: string): boolean => /^(?:[-–—•*·▪◦‣●■]|\d{1,3}[.)])\s/.test(text);

/** A paragraph as stories have them: it ends a sentence, or is long. */
const isProse = (text: string): boolean =>
  endsSentence(text) || text.length >= 70 || /[:,;]$/.test(text);

function looksLikeSubhead(text: string): boolean {
  if (text.length >= 70 || isItem(text) || !/^["“„«‘'¿¡(]?[\p{Lu}\p{Lo}\d]/u.test(text))
    return false;
  if (endsWithPunctuation(text) && !endsWithAbbreviation(text)) return false;
  if (!/\p{L}{2}|\p{Lo}/u.test(text) || text.split(/\s+/).length > 12) return false;
  // Addresses, telephone numbers, tables and results.
  if (/@|https?:|www\.|\d{3}[\s-]\d{3}|\s{2,}|\d.*\D\d+$/.test(text)) return false;
  return !/["”’»)\]]$/.test(text) || !endsSentence(text);
}
