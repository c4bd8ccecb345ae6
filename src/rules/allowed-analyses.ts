import { is, itemsOf, knownValue } from '../model/fact';
import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../model/nodes';
import { unique } from '../model/unique';
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
export function allowedTemplates({ allowed }: ConfiguredTableNode): readonly AnalysisTemplateNode[] {
  return allowed.some(({ to }) => to === 'node') ? unique(allowed.flatMap((link) => nodeOf(link) ?? [])) : NONE;
}

const NONE: readonly never[] = [];

/**
 * The accounts of others for which a table certainly allows any analysis of a kind with direct results, once it is
 * associated. A member who analyzes only its own data needs no protection.
 */
export function strangersAllowed(wildcard: string, table: ConfiguredTableNode): readonly string[] {
  const rule = knownValue(table.rule);
  const custom = rule && knownValue(rule.custom);
  if (!custom || rule.additionalAnalyses.state === 'unknown' || is(rule.additionalAnalyses, REQUIRED)) {
    return NONE;
  }
  const isAllowed = table.allowed.some((link) => link.to === 'outside' && is(link.text, wildcard));
  if (!isAllowed || itemsOf(table.associations).length === 0) {
    return NONE;
  }
  const own = knownValue(table.env.account);
  return own === undefined ? NONE : unique(itemsOf(custom.providers)).filter((account) => account !== own);
}

function allowedLiterals({ allowed }: ConfiguredTableNode): readonly string[] {
  if (allowed.length === 0) {
    return NONE;
  }
  return allowed.flatMap((link) => (link.to === 'outside' && link.text.state === 'known' ? [link.text.value] : []));
}
