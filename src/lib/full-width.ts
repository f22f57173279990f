/** Typed with a Chinese keyboard, digits and signs come full-width: `１２３．４５` is `123.45`. Trimmed as well. */
export function halfWidth(text: string): string {
  const trimmed = text.trim();
  return /[\uFF01-\uFF5E\u3000]/.test(trimmed) ? trimmed.normalize("NFKC").trim() : trimmed;
}
