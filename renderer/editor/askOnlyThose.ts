import type { Plugin } from '@tiptap/pm/state';
import type { EditorProps, EditorView } from '@tiptap/pm/view';

type Props = Record<string, unknown>;

/**
 * Has the view ask only those plugins that have something to say. It would go through all of them,
 * most of which are about one thing, some ten times with every key.
 */
export function askOnlyThose(view: EditorView): void {
  let plugins: readonly Plugin[] | undefined;
  let told: Record<string, unknown[]> = {};
  view.someProp = (name: keyof EditorProps, ask = (prop: unknown): unknown => prop) => {
    if (plugins !== view.state.plugins) {
      plugins = view.state.plugins;
      told = {};
    }
    told[name] ??= plugins.map(({ props }) => (props as Props)[name]).filter(Boolean);
    const own = (view.props as unknown as Props)[name];
    let said = own && ask(own);
    for (const prop of told[name]) said ||= ask(prop);
    return said || undefined;
  };
}
