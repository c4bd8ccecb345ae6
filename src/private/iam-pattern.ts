const TOKEN = /(\$\{Token\[[^\]]*\]\})/;

const SPECIAL = /[*?]|\$\{(?!Token\[)/;

/**
 * A text as a part of an ARN or a pattern in a policy, in which it stands only for itself. Tokens do not change.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function literalInPolicy(text: string): string {
  if (!SPECIAL.test(text)) {
    return text;
  }
  const parts = text.split(TOKEN);
  return parts.map((part) => (TOKEN.test(part) ? part : part.replace(/[*?]|\$(?=\{)/g, asVariable))).join('');
}

/** Whether a text that a user specifies stands for more than itself in an ARN in a policy. Tokens are ignored. */
export function hasWildcard(text: string): boolean {
  return text.split(TOKEN).some((part) => !TOKEN.test(part) && /[*?]/.test(part));
}

function asVariable(character: string): string {
  return `\${${character}}`;
}
