import { Component, type ReactNode } from 'react';

interface ViewBoundaryProps {
  readonly children: ReactNode;
}

interface ViewBoundaryState {
  readonly error: unknown;
}

/** Keeps the rest of the window when a view fails: what is not saved yet can still be saved or taken out. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ViewBoundaryState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const detail = error instanceof Error ? error.message : String(error);
    return (
      <section className="view-failed" role="alert" aria-label="这一页出了意外">
        <p>
          这一页出了意外，没有显示出来。已保存的数据不受影响；没有存上的内容还在，可以按上方的提示重试或导出。可以换到别的页，或再打开一次。
        </p>
        <p className="stop-detail">技术信息：{detail}</p>
        <button type="button" className="button primary" onClick={() => this.setState({ error: null })}>
          再打开一次
        </button>
      </section>
    );
  }
}
