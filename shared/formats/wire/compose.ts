import { createArticle, emptyContent } from '../../article/create.ts';
import type { NodeJson } from '../../article/model.ts';
import { block, type Claim, type Draft, paragraph, textNodes } from './claim.ts';
import type { Passage } from './passages.ts';
import type { WireField, WireFinding, WireOptions, WireReading } from './types.ts';

const labels: Readonly<Record<WireField, string>> = {
  date: 'Date',
  source: 'Source',
  embargo: 'Embargo',
  slugline: 'Slugline',
  kicker: 'Kicker',
  headline: 'Headline',
  repeatedHeadline: 'Repeated headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  subhead: 'Subhead',
  photo: 'Photo',
  relatedLink: 'Related link',
  tagline: 'Credits',
  rights: 'Copyright',
  note: 'Note for the desk',
  endMark: 'End of copy',
  joinedLines: 'Joined lines',
};

/** Fields that hold the text as it came, so that nothing of it needs to be kept elsewhere. */
const verbatim: ReadonlySet<WireField> = new Set([
  'headline',
  'standfirst',
  'subhead',
  'note',
  'embargo',
  'slugline',
  'rights',
  'joinedLines',
]);

/** Paragraphs of one article at most; a file holds 200 000 nodes (limits.ts). */
const mostBlocks = 20_000;

/** Puts an article together from passages and the claims on them, less those turned off. */
export function compose(
  passages: readonly Passage[],
  claims: readonly Claim[],
  options: WireOptions & { language: string },
): WireReading {
  const proposals = proposalsOf(passages, claims, options.without ?? new Set());
  const joined = joinedLines(passages, options.without ?? new Set());
  const draft: Draft = {
    article: createArticle(options.id, options.language, options.now),
    kicker: '',
    headline: '',
    standfirst: '',
  };
  const joins = joined?.accepted ?? true;
  const blocks = blocksOf(passages, proposals, draft, joins);
  const content = emptyContent(blocks.length === 0 ? [paragraph('')] : blocks);
  content.content = (content.content ?? []).map((part) =>
    part.type === 'kicker' || part.type === 'headline' || part.type === 'standfirst'
      ? block(part.type, draft[part.type])
      : part,
  );
  const kept = proposals
    .filter(({ finding }) => finding.accepted && !verbatim.has(finding.field))
    .map(({ finding: { field, text, credit } }) => ({ field, text, ...credit }));
  const article = {
    ...draft.article,
    content,
    ...(kept.length === 0 ? {} : { extensions: { wire: kept } }),
  };
  const findings = proposals.map(({ finding }) => finding);
  return { article, findings: joined ? [...findings, joined] : findings };
}

interface Proposal {
  claim: Claim;
  finding: WireFinding;
}

function proposalsOf(
  passages: readonly Passage[],
  claims: readonly Claim[],
  without: ReadonlySet<string>,
): Proposal[] {
  const used = new Map<string, number>();
  const taken = new Map<number, number>();
  return claims.map((claim) => {
    const lines = {
      from: passages[claim.from]?.lines[0]?.number ?? 0,
      to: passages[claim.to]?.lines.at(-1)?.number ?? 0,
    };
    const base = `${claim.field}-${lines.from}`;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    const id = count === 1 ? base : `${base}.${count}`;
    const start = taken.get(claim.from) ?? 0;
    if (claim.prefix !== undefined) taken.set(claim.from, claim.prefix);
    const text = passages
      .slice(claim.from, claim.to + 1)
      .map((passage, index) =>
        index === 0 ? passage.text.slice(start, claim.prefix) : passage.text,
      )
      .join('\n');
    const { field, value, credit } = claim;
    const accepted = !without.has(id);
    return {
      claim,
      finding: {
        id,
        field,
        label: labels[field],
        value,
        text,
        lines,
        accepted,
        ...(credit && { credit }),
      },
    };
  });
}

function joinedLines(
  passages: readonly Passage[],
  without: ReadonlySet<string>,
): WireFinding | undefined {
  const several = passages.filter(({ lines }) => lines.length > 1);
  if (several.length === 0) return undefined;
  const count = several.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    id: 'joinedLines',
    field: 'joinedLines',
    label: labels.joinedLines,
    value: `${count} lines joined into ${several.length} ${several.length === 1 ? 'paragraph' : 'paragraphs'}`,
    text: '',
    lines: {
      from: several[0]?.lines[0]?.number ?? 0,
      to: several.at(-1)?.lines.at(-1)?.number ?? 0,
    },
    accepted: !without.has('joinedLines'),
  };
}

function blocksOf(
  passages: readonly Passage[],
  proposals: readonly Proposal[],
  draft: Draft,
  joins: boolean,
): NodeJson[] {
  const byPassage = new Map<number, Proposal[]>();
  for (const proposal of proposals) {
    const list = byPassage.get(proposal.claim.from);
    if (list) list.push(proposal);
    else byPassage.set(proposal.claim.from, [proposal]);
  }
  const blocks: NodeJson[] = [];
  const crowded = passages.length > mostBlocks;
  const perBlock = Math.ceil(passages.length / mostBlocks);
  let pending: string[] = [];
  const flush = () => {
    if (pending.length > 0) blocks.push(paragraph(pending.join('\n')));
    pending = [];
  };
  const addParagraph = (passage: Passage, from: number) => {
    const content = inline(passage, from, joins);
    if (content.length === 0) return;
    if (!crowded) {
      blocks.push({ type: 'paragraph', content });
      return;
    }
    // A text of a hundred thousand lines still has to make a file that opens.
    pending.push(passage.text.slice(from));
    if (pending.length >= perBlock) flush();
  };
  for (let index = 0; index < passages.length; ) {
    const passage = passages[index];
    if (!passage) break;
    let from = 0;
    let next = index + 1;
    let replaced = false;
    for (const { claim, finding } of byPassage.get(index) ?? []) {
      if (claim.prefix !== undefined) {
        if (!finding.accepted) continue;
        flush();
        blocks.push(...claim.apply(draft, passage.text.slice(from, claim.prefix)));
        from = claim.prefix;
      } else {
        next = claim.to + 1;
        if (!finding.accepted) continue;
        replaced = true;
        flush();
        for (const made of claim.apply(draft, passage.text.slice(from))) push(blocks, made);
      }
    }
    if (!replaced) {
      addParagraph(passage, from);
      for (const other of passages.slice(index + 1, next)) addParagraph(other, 0);
    }
    index = next;
  }
  flush();
  return blocks;
}

/** Links that follow each other stand in one block. */
function push(blocks: NodeJson[], made: NodeJson): void {
  const last = blocks.at(-1);
  if (made.type === 'relatedLinks' && last?.type === 'relatedLinks') {
    last.content?.push(...(made.content?.slice(1) ?? []));
  } else blocks.push(made);
}

/** A passage from an offset on: its lines joined, or parted by line breaks as they came. */
function inline(passage: Passage, from: number, joins: boolean): NodeJson[] {
  if (joins || passage.lines.length === 1) return textNodes(passage.text.slice(from));
  const nodes: NodeJson[] = [];
  for (const [index, line] of passage.lines.entries()) {
    const start = passage.starts[index] ?? 0;
    const text = line.text.slice(Math.max(0, from - start));
    if (text === '' || start + line.text.length <= from) continue;
    if (nodes.length > 0) nodes.push({ type: 'hardBreak' });
    nodes.push({ type: 'text', text });
  }
  return nodes;
}
