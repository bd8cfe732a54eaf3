import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import './Button.css';

type Native = Omit<ComponentProps<'button'>, 'className'>;

export interface ButtonProps extends Native {
  /** One `primary` at most in a dialog or state. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  icon?: LucideIcon;
}

export function Button({ look = 'plain', icon: Icon, children, type, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type ?? 'button'} className={`button button-${look}`}>
      {Icon && <Icon aria-hidden size={16} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** The accessible name, and the tooltip with the shortcut behind it. */
  label: string;
  shortcut?: string | undefined;
  icon: LucideIcon;
  size?: 'm' | 's';
}

export function IconButton({
  label,
  shortcut,
  icon: Icon,
  size = 'm',
  type,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={`icon-button icon-button-${size}`}
      aria-label={label}
      // Instead of the tooltip, which would say the name once more.
      aria-description={shortcut}
      title={shortcut ? `${label} (${shortcut})` : label}
    >
      <Icon aria-hidden size={size === 's' ? 15 : 18} />
    </button>
  );
}
