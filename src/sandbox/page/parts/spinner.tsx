/** A turning ring; the element around it carries `aria-busy`. */
export function Spinner() {
  return <span class="spinner" aria-hidden="true" />;
}
