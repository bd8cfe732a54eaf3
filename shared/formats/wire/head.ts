import { type BylineReading, bylineIn, isBylineSecondLine, withSecondLine } from './byline.ts';
import { type Claim, type Copy, clip, noteClaim, paragraph } from './claim.ts';
import { bylineClaim, dateClaim, embargoClaim, type Making, sourceClaim } from './claims.ts';
import { datelineAtStart } from './dateline.ts';
import { deskNoteIn } from './deskNotes.ts';
import { endsSentence, endsWithPunctuation } from './endings.ts';
import { dateLineIn, embargoIn, sluglineIn } from './headLines.ts';
import { goesOnBelow, headlineLength, kickerIn, mayBeHeadline, sameWords } from './headline.ts';
import { isName } from './names.ts';
import { isNameplate } from './organisations.ts';
import { isSpecialLine } from './specialLine.ts';

export interface HeadReading {
  claims: Claim[];
  /** The first passage of the body. */
  bodyStart: number;
  hasByline: boolean;
}

/** What stands before the text: dates, publication, notes, kicker, headline, byline. */
export function readHead(copy: Copy): HeadReading {
  const head = new Head(copy);
  head.readFurniture();
  if (head.readHeadline()) head.readUnderHeadline();
  return { claims: head.claims, bodyStart: head.at, hasByline: head.hasByline };
}

class Head {
  readonly claims: Claim[] = [];
  at = 0;
  hasByline = false;
  private hasSource = false;
  private headline = '';
  private readonly copy: Copy;

  constructor(copy: Copy) {
    this.copy = copy;
  }

  private text(index: number): string {
    return this.copy.passages[index]?.text ?? '';
  }

  private claim(claim: Making, passages = 1): void {
    this.claims.push({ ...claim, from: this.at, to: this.at + passages - 1 });
    this.at += passages;
  }

  private claimNote(): void {
    this.claims.push(noteClaim(this.at, this.text(this.at)));
    this.at += 1;
  }

  /** Lines above the headline, in any order. */
  readFurniture(): void {
    while (this.at < this.copy.passages.length) {
      const taken =
        this.readDeskLine() ||
        this.readNameplate() ||
        (this.isBylineWithoutHeadline() && this.readByline());
      if (!taken) return;
    }
  }

  private readDeskLine(): boolean {
    const text = this.text(this.at);
    const embargo = embargoIn(text, this.copy.reading);
    if (embargo) {
      this.claim(embargoClaim(embargo.moment, text));
      return true;
    }
    const slugline = sluglineIn(text);
    if (slugline) {
      this.claims.push({
        field: 'slugline',
        value: slugline.slugline,
        from: this.at,
        to: this.at,
        prefix: slugline.length,
        apply: (draft) => {
          draft.article.slugline = slugline.slugline;
          return [];
        },
      });
      const rest = text.slice(slugline.length);
      if (rest !== '') this.claims.push(noteClaim(this.at, rest.replace(/^,\s*/, '')));
      this.at += 1;
      return true;
    }
    if (deskNoteIn(text, true)) {
      this.claimNote();
      return true;
    }
    const date = dateLineIn(text, this.copy.reading);
    if (!date) return false;
    const { moment } = date;
    // "Published …", then "Updated …": the first is when the copy was made.
    if (!moment || this.claims.some(({ field }) => field === 'date')) {
      this.claimNote();
      return true;
    }
    this.claim(dateClaim(moment, date.dayOnly));
    return true;
  }

  /** A publication's name above the headline, and the line that it advertises itself with. */
  private readNameplate(): boolean {
    const name = this.text(this.at);
    const next = this.text(this.at + 1);
    if (this.hasSource || !isNameplate(name) || next === '') return false;
    if (!mayBeHeadline(this.copy, this.at + 1) && !dateLineIn(next, this.copy.reading))
      return false;
    this.hasSource = true;
    this.claim(sourceClaim(name));
    if (this.isSlogan(this.at)) this.claimNote();
    return true;
  }

  /** "News for the north coast since 1902", under a publication's name, with a headline to come. */
  private isSlogan(index: number): boolean {
    const passage = this.copy.passages[index];
    const next = this.copy.passages[index + 1];
    if (!passage || !next || passage.text.length > 80 || endsWithPunctuation(passage.text))
      return false;
    if (dateLineIn(passage.text, this.copy.reading) || bylineIn(next.text)) return false;
    const dated = dateLineIn(next.text, this.copy.reading) !== undefined;
    const more = mayBeHeadline(this.copy, dated ? index + 2 : index + 1);
    const since = /\b(?:since|est\.?|seit|depuis|desde|dal|sinds|sedan)\s+\d{4}$/i.test(
      passage.text,
    );
    return more && (dated || since || (!passage.afterBlank && next.afterBlank));
  }

  /** Old wires open with the byline; "By Popular Demand" over a byline is a headline. */
  private isBylineWithoutHeadline(): boolean {
    const after = this.text(this.at + 1);
    const second = this.copy.passages[this.at + 1];
    const isBare =
      this.bareName() !== undefined && isBylineSecondLine(after) && !second?.afterBlank;
    return (
      (bylineIn(this.text(this.at)) !== undefined || isBare) &&
      after !== '' &&
      bylineIn(after) === undefined &&
      (isBylineSecondLine(after) ||
        this.startsBody(this.at + 1) ||
        mayBeHeadline(this.copy, this.at + 1))
    );
  }

  private startsBody(index: number): boolean {
    const text = this.text(index);
    return (
      datelineAtStart(text, this.copy.reading, true) !== undefined ||
      (text.length > 100 && endsSentence(text))
    );
  }

  readHeadline(): boolean {
    if (!mayBeHeadline(this.copy, this.at)) return false;
    const hasKicker = this.readKickerLine();
    const text = this.text(this.at);
    const kicker = hasKicker ? undefined : kickerIn(text);
    if (kicker) this.claimTopic(kicker);
    const more = this.secondLineOfHeadline();
    const whole = (words: string) => (more === undefined ? words : `${words} ${more}`);
    this.headline = whole(text.slice(kicker?.length ?? 0));
    this.claim(
      {
        field: 'headline',
        value: this.headline,
        apply: (draft, words) => {
          draft.headline = whole(words);
          return [];
        },
      },
      more === undefined ? 1 : 2,
    );
    return true;
  }

  private secondLineOfHeadline(): string | undefined {
    const [text, next] = [this.text(this.at), this.text(this.at + 1)];
    if (!goesOnBelow(this.copy, this.at) || (endsWithPunctuation(text) && !text.endsWith(','))) {
      return undefined;
    }
    const isWhole =
      text.length + next.length < headlineLength && mayBeHeadline(this.copy, this.at + 1);
    return isWhole && this.text(this.at + 2) !== '' ? next : undefined;
  }

  /** One to three words in capitals over a headline that is not in capitals. */
  private readKickerLine(): boolean {
    const text = this.text(this.at);
    const next = this.text(this.at + 1);
    const isLabel =
      text.length <= 30 &&
      text.split(/\s+/).length <= 3 &&
      text === text.toUpperCase() &&
      text !== text.toLowerCase();
    if (!isLabel || next === next.toUpperCase() || next.split(/\s+/).length < 3) return false;
    if (!mayBeHeadline(this.copy, this.at + 1) || this.text(this.at + 2) === '') return false;
    this.claim({
      field: 'kicker',
      value: text,
      apply: (draft, words) => {
        draft.kicker = words;
        return [];
      },
    });
    return true;
  }

  /** Lines between the headline and the text, in any order. */
  readUnderHeadline(): void {
    let hasStandfirst = false;
    while (this.at < this.copy.passages.length) {
      const text = this.text(this.at);
      if (this.readRepeat(text) || this.readByline() || this.readDeskLine() || this.readHouse(text))
        continue;
      if (hasStandfirst || !this.isStandfirst()) return;
      hasStandfirst = true;
      this.claim({
        field: 'standfirst',
        value: clip(text),
        apply: (draft, words) => {
          draft.standfirst = words;
          return [];
        },
      });
    }
  }

  private readRepeat(text: string): boolean {
    const kicker = kickerIn(text);
    const isWhole = sameWords(text, this.headline);
    if (!isWhole && !(kicker && sameWords(text.slice(kicker.length), this.headline))) return false;
    let topic = '';
    // The headline alone first, then with its topic.
    if (kicker && !isWhole && !this.claims.some(({ field }) => field === 'kicker')) {
      this.claimTopic(kicker);
      topic = text.slice(0, kicker.length).trim();
    }
    this.claim({
      field: 'repeatedHeadline',
      value: text,
      // A topic that nobody took stays.
      apply: (_draft, words) => (topic !== '' && words === text ? [paragraph(topic)] : []),
    });
    return true;
  }

  /** "Topic |" at the start of this passage; the rest of it is claimed next. */
  private claimTopic({ topic, length }: { topic: string; length: number }): void {
    this.claims.push({
      field: 'kicker',
      value: topic,
      from: this.at,
      to: this.at,
      prefix: length,
      apply: (draft) => {
        draft.kicker = topic;
        return [];
      },
    });
  }

  /** An agency's name in place of a byline. */
  private readHouse(name: string): boolean {
    const after = this.copy.passages[this.at + 1];
    if (this.hasSource || !isNameplate(name) || !after) return false;
    this.hasSource = true;
    this.claim(sourceClaim(name));
    return true;
  }

  private readByline(): boolean {
    if (this.hasByline) return false;
    const second = this.copy.passages[this.at + 1];
    const takesSecond =
      second !== undefined && !second.afterBlank && isBylineSecondLine(second.text);
    const found = bylineIn(this.text(this.at)) ?? (takesSecond ? this.bareName() : undefined);
    if (!found) return false;
    const reading = takesSecond ? withSecondLine(found, second.text) : found;
    this.hasByline = true;
    this.claim(bylineClaim(reading), takesSecond ? 2 : 1);
    return true;
  }

  /** "Mara Quill" over "Harbor Courier": a byline that does without By. */
  private bareName(): BylineReading | undefined {
    const name = this.text(this.at);
    if (!isName(name) || isBylineSecondLine(name) || name.split(/\s+/).length > 4) return undefined;
    return { contributors: [{ name, role: 'author' }] };
  }

  private isStandfirst(): boolean {
    const text = this.text(this.at);
    if (text.length > 300 || isSpecialLine(text) || datelineAtStart(text, this.copy.reading, true))
      return false;
    if (/^(?:[-*•·]|\d{1,3}[.)])\s/.test(text) || deskNoteIn(text, false)) return false;
    const next = this.text(this.at + 1);
    if (!this.hasByline && bylineIn(next)) return true;
    if (endsWithPunctuation(text)) return false;
    // Right under the headline, with an empty line before the text.
    const isDeck =
      this.claims.at(-1)?.field === 'headline' &&
      this.copy.passages[this.at]?.afterBlank === false &&
      this.copy.passages[this.at + 1]?.afterBlank === true;
    return isDeck || datelineAtStart(next, this.copy.reading, true) !== undefined;
  }
}
