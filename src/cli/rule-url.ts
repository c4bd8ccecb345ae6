const RULES_PAGE = 'https://github.com/cdkcleanrooms/cdk-cleanrooms/blob/main/docs/rules.md';

/** The section of a rule in docs/rules.md, which shows an incorrect and a correct example. */
export function ruleUrl(id: string): string {
  return `${RULES_PAGE}#${id.toLowerCase()}`;
}
