import { Component, type ReactNode } from "react";
import { ApiFailure, localProblem } from "../api/failure.ts";
import { LoadFailed } from "../ui/index.ts";

/** A mistake of the interface shows what happened and a way on, not an empty window. */
export class CrashGuard extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="h-dvh">
        <LoadFailed failure={new ApiFailure(localProblem("core.internal"))} onRetry={() => location.reload()} />
      </main>
    );
  }
}
