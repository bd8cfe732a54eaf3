import { headlineVariants } from '../../../shared/article/vocabulary.ts';
import { useHeadline } from '../../app/useHeadline.ts';
import { MetadataText } from '../fields/MetadataText.tsx';
import { variantLengths, variantNames } from './names.ts';

export function HeadlineVariants() {
  const headline = useHeadline();
  return headlineVariants.map((variant) => (
    <MetadataText
      key={variant}
      path={['headlines', variant]}
      label={`${variantNames[variant]} headline`}
      placeholder={headline || undefined}
      count={variantLengths[variant] ?? true}
      long
    />
  ));
}
