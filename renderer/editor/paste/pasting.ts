import { DOMParser, type ParseOptions, type Schema, type Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { crossesFields, deleteSelected } from '../commands/deleteSelection.ts';
import type { EditorContext } from '../editorContext.ts';
import { oneStep } from '../history/oneStep.ts';
import { labels } from '../labels.ts';
import { pasteTable } from '../tables/pasteTable.ts';
import { adaptSlice } from './adaptSlice.ts';
import { cleanPasted, hideStyles } from './cleanPasted.ts';
import { pasteAddress } from './pasteAddress.ts';
import { pasteSlice } from './pasteSlice.ts';
import { plainTextSlice, textOfSlice } from './plainText.ts';

/** Reads pasted HTML into the schema, cleaned of what other programs put around it. */
class PastedHtmlParser extends DOMParser {
  /** From another program: its empty lines are spacing. */
  foreign = false;
  /** Pictures that were left out of the last paste. */
  pictures = 0;

  constructor(schema: Schema) {
    super(schema, DOMParser.fromSchema(schema).rules);
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    this.foreign = !dom.closest('[data-pm-slice]') && !dom.querySelector('[data-pm-slice]');
    this.pictures = this.foreign ? cleanPasted(dom) : 0;
    return super.parseSlice(dom, options);
  }
}

/** Text and blocks that come in by paste or drop, and go out by copy and cut. */
export function pasting(context: EditorContext, schema: Schema): Plugin {
  const parser = new PastedHtmlParser(schema);
  const adapt = (slice: Slice, view: EditorView, plain: boolean) =>
    adaptSlice(slice, schema, {
      hasAsset: (id) => context.photos.asset(id) !== undefined,
      keepIds: view.dragging?.move === true,
      foreign: !plain && !view.dragging && parser.foreign,
    });
  return new Plugin({
    key: new PluginKey('pasting'),
    props: {
      transformPastedHTML: hideStyles,
      clipboardParser: parser,
      clipboardTextParser: (text, $context) => {
        parser.foreign = false;
        parser.pictures = 0;
        return plainTextSlice(text, $context);
      },
      clipboardTextSerializer: textOfSlice,
      transformPasted: adapt,
      handlePaste(view, event, slice) {
        if (pasteAddress(view, event.clipboardData?.getData('text/plain') ?? '')) return true;
        if (parser.pictures > 0) context.notice(labels.picturesLeftOut(parser.pictures));
        parser.pictures = 0;
        const pasted = pasteTable(view, slice, plainTextOnly(event));
        return pasted === true || pasteSlice(view, pasted);
      },
      handleDOMEvents: {
        cut: (view, event) => cutAcrossFields(view, event),
      },
    },
  });
}

/** What a program without HTML put on the clipboard; '' where there is HTML too. */
const plainTextOnly = ({ clipboardData: data }: ClipboardEvent) =>
  data?.getData('text/html') ? '' : (data?.getData('text/plain') ?? '');

function cutAcrossFields(view: EditorView, event: ClipboardEvent): boolean {
  const { selection } = view.state;
  if (!view.editable || !event.clipboardData || !crossesFields(selection)) return false;
  const { dom, text } = view.serializeForClipboard(selection.content());
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData('text/html', dom.innerHTML);
  event.clipboardData.setData('text/plain', text);
  view.dispatch(oneStep(deleteSelected(view.state)).scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}
