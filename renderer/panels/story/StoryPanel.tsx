import { useStore } from 'zustand';
import { statuses } from '../../../shared/article/vocabulary.ts';
import { useWorkspace } from '../../app/WorkspaceContext.tsx';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { useAskedField } from '../fields/askedField.ts';
import { MetadataMoment } from '../fields/MetadataMoment.tsx';
import { MetadataSelect } from '../fields/MetadataSelect.tsx';
import { MetadataText } from '../fields/MetadataText.tsx';
import { Byline } from './Byline.tsx';
import { Corrections } from './Corrections.tsx';
import { webAddress } from './checks.ts';
import { DatelineDay } from './DatelineDay.tsx';
import { HeadlineVariants } from './HeadlineVariants.tsx';
import { LanguageField } from './LanguageField.tsx';
import { statusNames } from './names.ts';
import { Section } from './Section.tsx';
import { SlugField } from './SlugField.tsx';
import { Tags } from './Tags.tsx';

const urgencies = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => ({
  value,
  name:
    { 1: '1 Flash', 4: '4 Urgent', 5: '5 Routine', 8: '8 Lowest', 9: '9 Own use' }[value] ??
    String(value),
}));

/** Everything about the story that is not its text. */
export function StoryPanel() {
  useAskedField(true);
  const summary = useDeskSettings((desk) => desk.headlines.summary);
  const standfirst = useDeskSettings((desk) => desk.labels.standfirst);
  return (
    <>
      <Section title="Desk" open>
        <MetadataSelect
          path={['status']}
          label="Status"
          options={statuses.map((value) => ({ value, name: statusNames[value] }))}
        />
        <div className="side-by-side">
          <MetadataText path={['section', 'name']} label="Section" />
          <MetadataSelect path={['urgency']} label="Urgency" options={urgencies} none="—" />
        </div>
        <SlugField />
        <MetadataText path={['slugline']} label="Slugline" />
        <LanguageField />
      </Section>
      <Section title="Byline" note={useBylineNote()} open>
        <Byline />
      </Section>
      <Section title="Dateline" note={useText('dateline', 'place')} open>
        <div className="side-by-side">
          <MetadataText path={['dateline', 'place']} label="Place" />
          <MetadataText path={['dateline', 'region']} label="Region" />
          <MetadataText path={['dateline', 'country']} label="Country" />
          <MetadataText path={['dateline', 'agency']} label="Agency" />
        </div>
        <DatelineDay />
      </Section>
      <Section title="Summary and tags" note={useText('summary')} open>
        <MetadataText
          path={['summary']}
          label="Summary"
          hint={`For search results and cards; readers of the page see the ${standfirst.toLowerCase()}.`}
          long
          count={summary}
        />
        <Tags />
      </Section>
      <Section title="Headline variants">
        <HeadlineVariants />
      </Section>
      <Section title="Publication" note={useText('dates', 'embargoUntil') && 'Embargoed'}>
        <MetadataMoment path={['dates', 'embargoUntil']} label="Embargoed until" />
        <MetadataMoment path={['dates', 'published']} label="Published" />
        <MetadataMoment path={['dates', 'expires']} label="Expires" />
      </Section>
      <Section title="Corrections">
        <Corrections />
      </Section>
      <Section title="Rights and source" note={useText('rights', 'holder')}>
        <MetadataText path={['rights', 'holder']} label="Rights holder" />
        <MetadataText path={['rights', 'notice']} label="Copyright notice" />
        <MetadataText path={['rights', 'usageTerms']} label="Usage terms" long />
        <MetadataText path={['source', 'name']} label="Source" />
        <MetadataText
          path={['source', 'url']}
          label="Source address"
          check={webAddress}
          type="url"
        />
      </Section>
      <Section title="Notes for the desk" note={useText('notes', 'editor') && 'Has notes'}>
        <MetadataText
          path={['notes', 'editor']}
          label="Editor’s notes"
          hint="Never published, in no export."
          long
        />
      </Section>
    </>
  );
}

function useText(...path: ['summary'] | ['dateline' | 'dates' | 'rights' | 'notes', string]) {
  const { session } = useWorkspace();
  return useStore(session.metadata, (metadata) => {
    let value: unknown = metadata;
    for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
    return typeof value === 'string' ? value : undefined;
  });
}

function useBylineNote() {
  const { session } = useWorkspace();
  return useStore(session.metadata, (metadata) => {
    const byline = metadata?.byline;
    return byline?.display || byline?.contributors?.map(({ name }) => name).join(', ');
  });
}
