import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../ui/Button.tsx';
import type { Toasts as Store, Toast } from './toasts.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './Toasts.css';

/** In ms; one that offers a way back stays longer. */
const patience = { plain: 6_000, action: 12_000 };

/**
 * The words and the buttons of a toast stand in two columns: what a screen reader reads out by itself
 * is the words that are new, and no button, which is there to be gone to.
 */
export function Toasts() {
  const { toasts } = useWorkspace();
  const shown = useStore(toasts.store);
  const [held, setHeld] = useState<number>();
  /** Stops the clock while it is read. */
  const holds = (id: number) => ({
    onMouseEnter: () => setHeld(id),
    onMouseLeave: () => setHeld(undefined),
    onFocus: () => setHeld(id),
    onBlur: () => setHeld(undefined),
  });
  const rows = { gridRow: `1 / span ${Math.max(1, shown.length)}` };
  return (
    <div className="toasts">
      <div className="toast-words" role="status" aria-atomic="false" style={rows}>
        {shown.map(({ id, text }) => (
          <p key={id} id={`toast-${id}`} className="toast" {...holds(id)}>
            {text}
          </p>
        ))}
      </div>
      <div className="toast-buttons" style={rows}>
        {shown.map((toast) => (
          <div key={toast.id} className="toast" {...holds(toast.id)}>
            <ToastButtons toast={toast} toasts={toasts} held={held === toast.id} />
          </div>
        ))}
      </div>
    </div>
  );
}

interface ButtonsProps {
  toast: Toast;
  toasts: Store;
  held: boolean;
}

function ToastButtons({ toast, toasts, held }: ButtonsProps) {
  useEffect(() => {
    if (held || toast.stays) return;
    const timer = setTimeout(
      () => toasts.dismiss(toast.id),
      toast.action ? patience.action : patience.plain,
    );
    return () => clearTimeout(timer);
  }, [held, toast, toasts]);

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
