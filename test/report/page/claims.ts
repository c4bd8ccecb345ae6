/** What no page claims: code can show what a room allows, and not that this is enough. */
const CLAIMS =
  /\b(anonym\w*|pseudonym\w*|safe\w*|secure\w*|compl(?:y|ies|iant|iance)|gdpr|guarantee\w*|privacy[- ]preserving|de-?identif\w*|cannot be (?:re-?)?identified|fully protected)\b/gi;

/** The claims in a page outside of what an app contains word for word. */
export function claimsIn(page: string): readonly string[] {
  const words = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
  return words.match(CLAIMS) ?? [];
}
