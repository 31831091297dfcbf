import { Component, type ReactNode } from 'react';
import { Failed } from './States';

interface Props {
  /** Where one is: another place gets another chance, and a place that works is not built anew. */
  at: string;
  children: ReactNode;
}

interface State {
  failure: { cause: unknown } | null;
}

/** In place of a page that broke. A page of an older deployment is gone: only loading all anew helps. */
export class Boundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(cause: unknown): State {
    return { failure: { cause } };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.failure && before.at !== this.props.at) {
      this.setState({ failure: null });
    }
  }

  override render() {
    const { failure } = this.state;
    return failure ? <Failed failure={failure.cause} onRetry={() => location.reload()} /> : this.props.children;
  }
}
