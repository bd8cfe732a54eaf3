import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Stands in its place; `again` tries to draw it anew. */
  instead(again: () => void): ReactNode;
  children: ReactNode;
}

/** What fails while it is drawn takes nothing else with it: without one React empties the whole page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  static getDerivedStateFromError = () => ({ failed: true });
  override state = { failed: false };

  override render() {
    const { instead, children } = this.props;
    return this.state.failed ? instead(() => this.setState({ failed: false })) : children;
  }
}
