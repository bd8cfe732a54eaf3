import type { LucideIcon } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';

interface ToggleProps {
  label: string;
  icon: LucideIcon;
  pressed: boolean;
  disabled?: boolean;
  onClick(): void;
}

/** A small button that stays pressed. */
export const Toggle = ({ label, icon, pressed, ...more }: ToggleProps) => (
  <IconButton size="s" label={label} icon={icon} aria-pressed={pressed} {...more} />
);
