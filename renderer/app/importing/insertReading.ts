import type { Path } from '../../../shared/article/metadataPath.ts';
import type { Article, NodeJson } from '../../../shared/article/model.ts';
import { partsOf, textOf } from '../../../shared/article/text.ts';
import type { WireField, WireReading } from '../../../shared/formats/wire/types.ts';
import type { HeadField } from '../../editor/editorHandle.ts';
import { headFields } from '../../editor/editorHandle.ts';
import type { Session } from '../article/session.ts';

/** Metadata that wire copy can hold. */
const fields = ['byline', 'dateline', 'source', 'slugline', 'rights'] as const;

/** What accepting that proposal would replace in the article, for people; undefined: nothing. */
export function overwrittenBy(field: WireField, article: Article): string | undefined {
  const head = partsOf(article.content);
  const was = {
    kicker: () => textOf(head.kicker),
    headline: () => textOf(head.headline),
    standfirst: () => textOf(head.standfirst),
    byline: () => article.byline?.contributors?.map(({ name }) => name).join(', '),
    tagline: () => article.byline?.tagline,
    dateline: () => article.dateline?.place,
    source: () => article.source?.name,
    slugline: () => article.slugline,
    rights: () => article.rights?.notice,
    embargo: () => article.dates?.embargoUntil,
    date: () => article.dates?.created,
  } as Partial<Record<WireField, () => string | undefined>>;
  return was[field]?.()?.trim() || undefined;
}

/** Puts wire copy at the caret and its fields into the story panel, as one undo step. */
export function insertReading(session: Session, { article, findings }: WireReading): boolean {
  const open = session.store.getState().open;
  if (!open) return false;
  const parts = partsOf(article.content);
  const head: Partial<Record<HeadField, NodeJson>> = {};
  for (const field of headFields) {
    const node = parts[field];
    if (node && textOf(node).trim() !== '') head[field] = node;
  }
  const body = parts.body.filter((block, _index, all) => all.length === 1 || !isEmpty(block));

  const changes: { path: Path; value: unknown }[] = [];
  for (const field of fields) {
    const value = article[field];
    if (value === undefined) continue;
    if (typeof value === 'string') changes.push({ path: [field], value });
    else {
      for (const [key, part] of Object.entries(value)) {
        changes.push({ path: [field, key], value: part });
      }
    }
  }
  // Words that only framed a field ("By", the dateline's dash): kept, as an import keeps them.
  const framing = article.extensions?.wire;
  if (framing !== undefined && open.metadata.extensions?.wire === undefined) {
    changes.push({ path: ['extensions', 'wire'], value: framing });
  }
  const accepted = new Set(findings.filter((one) => one.accepted).map(({ field }) => field));
  if (accepted.has('embargo') && article.dates?.embargoUntil) {
    changes.push({ path: ['dates', 'embargoUntil'], value: article.dates.embargoUntil });
  }
  if (accepted.has('date') && article.dates?.created) {
    changes.push({ path: ['dates', 'created'], value: article.dates.created });
  }
  return session.insert(body, { head, changes });
}

const isEmpty = (block: NodeJson) => block.type === 'paragraph' && textOf(block).trim() === '';
