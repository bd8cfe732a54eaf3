import { headlineVariants } from '../../../shared/article/vocabulary.ts';
import { useHeadline } from '../../app/useHeadline.ts';
import { useDeskSettings } from '../../desk/deskSettings.ts';
import { MetadataText } from '../fields/MetadataText.tsx';
import { variantNames } from './names.ts';

export function HeadlineVariants() {
  const headline = useHeadline();
  const limits = useDeskSettings((desk) => desk.headlines);
  return headlineVariants.map((variant) => (
    <MetadataText
      key={variant}
      path={['headlines', variant]}
      label={`${variantNames[variant]} headline`}
      placeholder={headline || undefined}
      count={limits[variant]}
      long
    />
  ));
}
