import { Component, type ComponentChildren } from "preact";

/** Keeps a view that fails from taking the page down: shows `instead` in its place. */
export class CrashGuard extends Component<
  { instead: ComponentChildren; children: ComponentChildren },
  { failed: boolean }
> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    console.error(error);
    this.setState({ failed: true });
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
