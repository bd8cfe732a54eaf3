import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../ui/Button.tsx';
import type { Toasts as Store, Toast } from './toasts.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './Toasts.css';

/** In seconds; one that offers a way back stays longer. */
const patience = { plain: 6, action: 12 };

/**
 * The words and the buttons of a toast stand in two columns: what a screen reader reads out by itself
 * is the words that are new, and no button, which is there to be gone to.
 */
export function Toasts() {
  const { toasts } = useWorkspace();
  const shown = useStore(toasts.store);
  const rows = { gridRow: `1 / span ${Math.max(1, shown.length)}` };
  return (
    <div className="toasts">
      <div className="toast-words" role="status" aria-atomic="false" style={rows}>
        {shown.map(({ id, text }) => (
          <p key={id} id={`toast-${id}`} className="toast" data-toast={id}>
            {text}
          </p>
        ))}
      </div>
      <div className="toast-buttons" style={rows}>
        {shown.map((toast) => (
          <div key={toast.id} className="toast" data-toast={toast.id}>
            <ToastButtons toast={toast} toasts={toasts} />
          </div>
        ))}
      </div>
    </div>
  );
}

function ToastButtons({ toast, toasts }: { toast: Toast; toasts: Store }) {
  useEffect(() => {
    if (toast.stays) return;
    const whole = toast.action ? patience.action : patience.plain;
    let left = whole;
    // The clock stops while it is read. Asked, not told by the pointer: React would hear of every edge
    // that one crosses on the page.
    const timer = setInterval(() => {
      const half = `[data-toast="${toast.id}"]:is(:hover, :focus-within)`;
      left = document.querySelector(half) ? whole : left - 1;
      if (left === 0) toasts.dismiss(toast.id);
    }, 1_000);
    return () => clearInterval(timer);
  }, [toast, toasts]);

  const about = { 'aria-describedby': `toast-${toast.id}` };
  const dismiss = () => toasts.dismiss(toast.id);
  return (
    <>
      {toast.action && (
        <Button
          look="quiet"
          {...about}
          onClick={() => {
            dismiss();
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="s" label="Dismiss" icon={X} {...about} onClick={dismiss} />
    </>
  );
}
