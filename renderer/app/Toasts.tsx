import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../ui/Button.tsx';
import type { Toasts as Store, Toast } from './toasts.ts';
import { useWorkspace } from './WorkspaceContext.tsx';
import './Toasts.css';

/** In ms; one that offers a way back stays longer. */
const patience = { plain: 6_000, action: 12_000 };

export function Toasts() {
  const { toasts } = useWorkspace();
  const shown = useStore(toasts.store);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} toasts={toasts} />
      ))}
    </div>
  );
}

function ToastCard({ toast, toasts }: { toast: Toast; toasts: Store }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || toast.stays) return;
    const timer = setTimeout(
      () => toasts.dismiss(toast.id),
      toast.action ? patience.action : patience.plain,
    );
    return () => clearTimeout(timer);
  }, [held, toast, toasts]);

  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only stops the clock while it is read
    <div
      className={`toast toast-${toast.tone}`}
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <p>{toast.text}</p>
      {toast.action && (
        <Button
          look="quiet"
          onClick={() => {
            toasts.dismiss(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="s" label="Dismiss" icon={X} onClick={() => toasts.dismiss(toast.id)} />
    </div>
  );
}
