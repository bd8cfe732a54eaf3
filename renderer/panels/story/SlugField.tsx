import { slugFrom } from '../../../shared/article/slug.ts';
import { useHeadline } from '../../app/useHeadline.ts';
import { MetadataText } from '../fields/MetadataText.tsx';
import { useMetadata } from '../fields/useMetadata.ts';
import { slugCheck } from './checks.ts';

export function SlugField() {
  const [slug = '', change] = useMetadata<string>('slug');
  const suggestion = slugFrom(useHeadline());
  const offer = suggestion !== '' && suggestion !== slug;
  return (
    <MetadataText
      path={['slug']}
      label="Slug"
      placeholder={suggestion || undefined}
      check={slugCheck}
      beside={
        offer && (
          <button
            type="button"
            className="text-button"
            aria-label={`Use slug from headline: ${suggestion}`}
            onClick={() => change(suggestion)}
          >
            From headline
          </button>
        )
      }
    />
  );
}
