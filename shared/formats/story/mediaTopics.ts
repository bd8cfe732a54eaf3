import type { Story } from './story.ts';

/** Whether a subject is one of IPTC's media topics, a vocabulary that catalogues know. */
export const isMediaTopic = ({ scheme, code }: Story['subjects'][number]): boolean =>
  scheme === 'medtop' && /^\d{8}$/.test(code);

/** Its address on the web; undefined for a subject of the house's own. */
export const mediaTopicAddress = (subject: Story['subjects'][number]): string | undefined =>
  isMediaTopic(subject) ? `http://cv.iptc.org/newscodes/mediatopic/${subject.code}` : undefined;
