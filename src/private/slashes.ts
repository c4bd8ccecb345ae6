/** A text without leading and trailing slashes. */
export function withoutOuterSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}
