import type { Path } from '../../../shared/article/metadataPath.ts';

interface StoryField {
  name: string;
  path: Path;
  /** As others call it. */
  also: string;
}

/** What the palette leads to: of each part of the story panel what one writes there. */
export const storyFields: readonly StoryField[] = [
  { name: 'Status', path: ['status'], also: 'published draft' },
  { name: 'Section', path: ['section', 'name'], also: 'desk category' },
  { name: 'Urgency', path: ['urgency'], also: 'priority' },
  { name: 'Slug', path: ['slug'], also: 'address url' },
  { name: 'Slugline', path: ['slugline'], also: '' },
  { name: 'Language', path: ['language'], also: 'locale' },
  { name: 'Byline', path: ['byline', 'contributors'], also: 'author reporter contributors' },
  { name: 'Tagline', path: ['byline', 'tagline'], also: 'reporting by' },
  { name: 'Dateline', path: ['dateline', 'place'], also: 'place city' },
  { name: 'Summary', path: ['summary'], also: 'excerpt description' },
  { name: 'Tags', path: ['tags'], also: 'keywords topics' },
  { name: 'Search headline', path: ['headlines', 'seo'], also: 'seo title' },
  { name: 'Embargo', path: ['dates', 'embargoUntil'], also: 'schedule' },
  { name: 'Rights', path: ['rights', 'holder'], also: 'copyright' },
  { name: 'Source', path: ['source', 'name'], also: 'agency' },
  { name: 'Notes for the desk about the story', path: ['notes', 'editor'], also: 'internal' },
];
