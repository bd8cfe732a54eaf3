import type { LucideIcon } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';

interface ToggleProps {
  label: string;
  icon: LucideIcon;
  pressed: boolean;
  onClick(): void;
}

/** A small button that stays pressed. */
export const Toggle = ({ label, icon, pressed, onClick }: ToggleProps) => (
  <IconButton size="s" label={label} icon={icon} aria-pressed={pressed} onClick={onClick} />
);
