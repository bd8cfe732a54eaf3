import type { BylineReading } from './byline.ts';
import { block, type Claim, clip, note } from './claim.ts';
import type { DatelineReading } from './dateline.ts';
import type { PhotoReading } from './photo.ts';
import type { RelatedReading } from './relatedLink.ts';

/** What is made of the text, before it is known where it stands. */
export type Making = Omit<Claim, 'from' | 'to'>;

export function bylineClaim(reading: BylineReading): Making {
  const people = reading.contributors.map((person) =>
    [person.name, person.title, person.affiliation].filter(Boolean).join(', '),
  );
  return {
    field: 'byline',
    value: clip(reading.display ?? people.join('; ')),
    apply: (draft) => {
      draft.article.byline = {
        ...(reading.display === undefined ? {} : { display: reading.display }),
        contributors: reading.contributors,
        ...(draft.article.byline?.tagline === undefined
          ? {}
          : { tagline: draft.article.byline.tagline }),
      };
      return [];
    },
  };
}

export function datelineClaim(found: DatelineReading): Making {
  const { place, region, country, date, agency } = found.fields;
  return {
    field: 'dateline',
    value: [[place, region, country, date].filter(Boolean).join(', '), agency && `(${agency})`]
      .filter(Boolean)
      .join(' '),
    apply: (draft) => {
      draft.article.dateline = { ...found.fields };
      return [];
    },
  };
}

/** @param moment undefined where the line speaks of an embargo but not of when it ends. */
export const embargoClaim = (moment: string | undefined, line: string): Making => ({
  field: 'embargo',
  value: moment ?? `Not understood: ${clip(line)}`,
  apply: (draft, words) => {
    if (moment) draft.article.dates = { ...draft.article.dates, embargoUntil: moment };
    return [note([words])];
  },
});

export const dateClaim = (moment: string, dayOnly: boolean): Making => ({
  field: 'date',
  value: dayOnly ? moment.slice(0, 10) : moment,
  apply: (draft) => {
    draft.article.dates = { ...draft.article.dates, created: moment };
    return [];
  },
});

/** The publication or agency that the copy names as its own. */
export const sourceClaim = (name: string): Making => ({
  field: 'source',
  value: name,
  apply: (draft) => {
    draft.article.source = { name };
    return [];
  },
});

export function photoClaim(photo: PhotoReading): Making {
  const { creator, organization } = photo;
  return {
    field: 'photo',
    credit: { ...(creator && { creator }), ...(organization && { organization }) },
    value: clip([photo.credit, photo.caption].filter(Boolean).join(': ')),
    apply: () => [
      { type: 'photo', content: [block('caption', photo.caption), block('credit', photo.credit)] },
    ],
  };
}

export const linkClaim = (link: RelatedReading): Making => ({
  field: 'relatedLink',
  value: clip(
    link.href === '' || link.href === link.title ? link.title : `${link.title} (${link.href})`,
  ),
  apply: () => [
    {
      type: 'relatedLinks',
      content: [
        { type: 'title' },
        block('relatedLink', link.title, link.href === '' ? undefined : { href: link.href }),
      ],
    },
  ],
});
