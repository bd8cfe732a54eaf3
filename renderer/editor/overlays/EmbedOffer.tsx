import { MonitorPlay, X } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { announce } from '../../ui/announce.ts';
import type { ArticleEditorInstance } from '../createArticleEditor.ts';
import type { EditorContext } from '../editorContext.ts';
import { acceptEmbed, declineEmbed, embedOffer } from '../embeds/embedOffer.ts';
import { labels } from '../labels.ts';
import { Toolbar } from './Toolbar.tsx';
import { textAnchor } from './textAnchor.ts';
import { useFloating } from './useFloating.ts';

interface EmbedOfferProps {
  instance: ArticleEditorInstance;
  context: EditorContext;
}

/** Below an address that was pasted: whether it should be an embed. */
export function EmbedOffer({ instance, context }: EmbedOfferProps) {
  const offer = useStore(context.overlays, (state) => state.embedOffer);
  const { view } = instance.editor;
  const bar = useRef<HTMLDivElement>(null);
  const anchor = useMemo(
    () =>
      textAnchor(view, () => {
        const { pos } = embedOffer(view.state) ?? { pos: view.state.selection.from - 1 };
        return { from: pos + 1, to: pos + 1 };
      }),
    [view],
  );
  useFloating(bar, offer ? anchor : undefined, 'bottom-start', offer?.pos);
  const provider = offer?.provider;
  useEffect(() => {
    if (provider === undefined) return undefined;
    return announce(labels.embed.offered(provider));
  }, [provider]);
  const act = (command: typeof acceptEmbed) => {
    command(view.state, view.dispatch);
    view.focus();
  };
  return (
    offer && (
      <Toolbar
        bar={bar}
        label={labels.embed.offer}
        className="embed-offer"
        onLeave={() => act(declineEmbed)}
      >
        <button type="button" onClick={() => act(acceptEmbed)}>
          <MonitorPlay size={17} aria-hidden="true" />
          {labels.embed.accept(offer.provider)}
        </button>
        <button
          type="button"
          aria-label={labels.embed.decline}
          title={labels.embed.decline}
          onClick={() => act(declineEmbed)}
        >
          <X size={17} aria-hidden="true" />
        </button>
      </Toolbar>
    )
  );
}
