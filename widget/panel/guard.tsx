/** @jsxImportSource preact */
/** What cannot be drawn is replaced by its text, and takes nothing else along: the panel outlives any card. */
import { Component, type ComponentChildren } from 'preact';

type GuardProps = { readonly instead: ComponentChildren; readonly children?: ComponentChildren };

export class Guard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false };
  static override getDerivedStateFromError = () => ({ broken: true });

  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
