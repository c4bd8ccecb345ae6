import { customOf } from '../model/analysis-rule';
import { differ, is, itemsOf, known } from '../model/fact';
import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../model/nodes';
import { onceFor } from '../model/once-for';
import { ANY_JOB, ANY_QUERY, REQUIRED } from '../private/words';

/** The wildcards `ANY_QUERY` and `ANY_JOB` that the custom rule of a table certainly allows. */
export function allowedWildcards(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table).filter((text) => text === ANY_QUERY || text === ANY_JOB);
}

/** The analysis templates that the custom rule of a table specifies by a literal ARN. */
export function allowedArns(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table).filter((text) => text.startsWith('arn:'));
}

/** The templates of this app that the custom rule of a table allows. */
export function allowedTemplates(table: ConfiguredTableNode): readonly AnalysisTemplateNode[] {
  return [...new Set(table.allowed.flatMap((link) => nodeOf(link) ?? []))];
}

/**
 * The accounts of others for which a table certainly allows any analysis of a kind with direct results, once it is
 * associated. A member who analyzes only its own data needs no protection.
 */
export function strangersAllowed(wildcard: string, table: ConfiguredTableNode): readonly string[] {
  const custom = customOf(table.rule);
  const rule = table.rule.state === 'known' ? table.rule.value : undefined;
  const isDirect =
    rule !== undefined && rule.additionalAnalyses.state !== 'unknown' && !is(rule.additionalAnalyses, REQUIRED);
  if (!custom || !isDirect || !allowedLiterals(table).includes(wildcard) || itemsOf(table.associations).length === 0) {
    return [];
  }
  return [...new Set(itemsOf(custom.providers))].filter((account) => differ(table.env.account, known(account)));
}

const allowedLiterals = onceFor((table: ConfiguredTableNode): readonly string[] =>
  table.allowed.flatMap((link) => (link.to === 'outside' && link.text.state === 'known' ? [link.text.value] : [])),
);
