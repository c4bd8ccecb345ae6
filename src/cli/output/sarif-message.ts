/** A message of SARIF. */
export interface SarifMessage {
  readonly text: string;
}

/**
 * A text as a message, in which braces would be placeholders and brackets before a parenthesis a link.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html §3.11.5, §3.11.6
 */
export function sarifMessage(text: string): SarifMessage {
  return { text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (') };
}
