import type { ReactNode } from 'react';
import { Dots } from './Dots.tsx';
import './State.css';

export interface StateProps {
  title: string;
  children?: ReactNode;
  /** Buttons: what can be done about it. */
  actions?: ReactNode;
  tone?: 'calm' | 'trouble';
  /** Of the heading; it must fit under the one before it on the page. */
  level?: 2 | 3;
}

/** Where there is nothing to show: why, and what to do. */
export function State({ title, children, actions, tone = 'calm', level = 2 }: StateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={`state state-${tone}`} role={tone === 'trouble' ? 'alert' : undefined}>
      <Dots />
      <Heading className="state-title">{title}</Heading>
      {children && <div className="state-text">{children}</div>}
      {actions && <div className="state-actions">{actions}</div>}
    </div>
  );
}
