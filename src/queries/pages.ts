import { CATALOGUE } from '../rules/catalogue';

/** The pages of constraints that no analysis template can break, since templates read only tables with custom rules. */
const PAGES: Readonly<Record<string, string>> = {
  'CR-SQL-022': 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html',
  'CR-SQL-023': 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-list.html',
};

/** The page that states a constraint: that of the rule which reports it in analysis templates. */
export function pageOf(constraint: string): string | undefined {
  return PAGES[constraint] ?? CATALOGUE.find(({ catalogueIds }) => catalogueIds.includes(constraint))?.evidence.url;
}
