import type { Asset } from './model.ts';
import { bestOf, type PhotoField, type PhotoSays } from './photoSays.ts';

/** What an asset and its block take over from the photo's file: only what nobody has written yet. */

type Credit = NonNullable<Asset['credit']>;

/** The asset's fields as the file has them; absent where it says nothing. */
export function assetFromFile(says: PhotoSays | undefined): Partial<Asset> {
  const credit = creditFromFile(says);
  return withoutEmpty({
    alt: bestOf(says, 'alt'),
    credit: Object.keys(credit).length > 0 ? credit : undefined,
    copyright: bestOf(says, 'copyright'),
    usage: bestOf(says, 'usage'),
    captured: bestOf(says, 'captured'),
    digitalSourceType: bestOf(says, 'digitalSourceType'),
  });
}

/** A credit line that names the photographer is the whole credit; else it is the agency. */
function creditFromFile(says: PhotoSays | undefined): Credit {
  const creator = bestOf(says, 'creator');
  const line = bestOf(says, 'creditLine');
  const organization = line === '' || line === creator ? bestOf(says, 'source') : line;
  const isWhole = creator !== '' && line !== creator && namesIn(line, creator);
  return withoutEmpty({
    creator,
    organization: isWhole || organization === creator ? '' : organization,
    line: isWhole ? line : '',
  });
}

const namesIn = (line: string, name: string) =>
  line.toLocaleLowerCase().includes(name.toLocaleLowerCase());

/** The asset's fields that one field of the file fills. */
export function assetChange(field: PhotoField, text: string, asset: Asset): Partial<Asset> {
  switch (field) {
    case 'creator':
      return { credit: { ...asset.credit, creator: text } };
    case 'creditLine':
      return { credit: { ...asset.credit, line: text } };
    case 'source':
      return { credit: { ...asset.credit, organization: text } };
    case 'caption':
      return {};
    default:
      return { [field]: text };
  }
}

function withoutEmpty<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as T;
}
