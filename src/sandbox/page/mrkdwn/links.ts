/** The address if it is one that a page may safely link to (http, https, mailto), else undefined. */
export function safeUrl(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return /^(https?|mailto):$/.test(new URL(address).protocol) ? address : undefined;
}
