import { is, itemsOf, knownValue } from '../model/fact';
import { type AnalysisTemplateNode, type ConfiguredTableNode, nodeOf } from '../model/nodes';
import { unique } from '../model/unique';
import { ANY_JOB, ANY_QUERY, REQUIRED } from '../private/words';

/** The wildcards `ANY_QUERY` and `ANY_JOB` that the custom rule of a table certainly allows. */
export function allowedWildcards(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table, (text) => text === ANY_QUERY || text === ANY_JOB);
}

/** The analysis templates that the custom rule of a table specifies by a literal ARN. */
export function allowedArns(table: ConfiguredTableNode): readonly string[] {
  return allowedLiterals(table, (text) => text.startsWith('arn:'));
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

/** It makes one list at most, since several rules ask for them for each table. */
function allowedLiterals({ allowed }: ConfiguredTableNode, isWanted: (text: string) => boolean): readonly string[] {
  let wanted: string[] | undefined;
  for (const link of allowed) {
    if (link.to === 'outside' && link.text.state === 'known' && isWanted(link.text.value)) {
      wanted ??= [];
      wanted.push(link.text.value);
    }
  }
  return wanted ?? NONE;
}
