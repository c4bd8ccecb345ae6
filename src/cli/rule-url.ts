const RULES = 'https://github.com/cdkcleanrooms/cdk-cleanrooms/blob/main/docs/rules';

/** The page of a rule in docs/rules, which shows an incorrect and a correct example. */
export function ruleUrl(id: string): string {
  return `${RULES}/${id}.md`;
}
