import { Component, type FunctionComponent, h } from "preact";

/** The view, drawn again by its parent only when one of its props is another; what it watches itself still draws it. */
export function memo<P extends object>(View: FunctionComponent<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !sameProps(this.props, next);
    }

    override render() {
      return h(View as FunctionComponent<object>, this.props);
    }
  };
}

function sameProps<P extends object>(a: P, b: P): boolean {
  const keys = Object.keys(b) as (keyof P)[];
  return Object.keys(a).length === keys.length && keys.every((key) => Object.is(a[key], b[key]));
}
