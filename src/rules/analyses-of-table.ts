import { customOf } from '../model/analysis-rule';
import { isComplete, itemsOf, knownValue, type ListFact, list, UNKNOWN } from '../model/fact';
import { knowsEveryAccount, type Members, participants } from '../model/members';
import { type AssociationNode, type ConfiguredTableNode, nodeOf } from '../model/nodes';
import { ANY_JOB, ANY_QUERY, CUSTOM } from '../private/words';
import { nameOf, quoted } from './rule';

/** Analyses that a table allows. */
export type AllowedAnalysis =
  /** Every query that the analysis rule of this type permits. */
  | { readonly kind: 'queries'; readonly ruleType: string }
  /** Every query or every job of an account. */
  | { readonly kind: 'any'; readonly wildcard: string; readonly author: string }
  /** One analysis template: a node, or the ARN of one outside of the app. */
  | {
      readonly kind: 'template';
      readonly template: object | string;
      readonly author: string | undefined;
      readonly name: string;
    };

/**
 * What the members can run on an associated table, by its analysis rule. The list is unknown unless every entry is
 * certain. It is unknown for a table without an analysis rule as well.
 */
export function allowedOn({ table }: AssociationNode, collaboration: Members): ListFact<AllowedAnalysis> {
  const node = nodeOf(table);
  const rule = node && knownValue(node.rule);
  const ruleType = rule && knownValue(rule.type);
  if (!node || ruleType === undefined) {
    return UNKNOWN;
  }
  return ruleType === CUSTOM ? allowedByCustomRule(node, collaboration) : list([{ kind: 'queries', ruleType }]);
}

function allowedByCustomRule(table: ConfiguredTableNode, collaboration: Members): ListFact<AllowedAnalysis> {
  const custom = customOf(table.rule);
  // CustomRuleAllowsAnalysis reports a table that allows nothing.
  if (!custom || !isComplete(custom.allowedAnalyses) || itemsOf(custom.allowedAnalyses).length === 0) {
    return UNKNOWN;
  }
  if (custom.providers.state === 'unknown' || !knowsEveryAccount(collaboration)) {
    return UNKNOWN;
  }
  const accounts = participants(collaboration).map(({ account }) => knownValue(account));
  const authors = itemsOf(custom.providers).filter((account) => accounts.includes(account));
  const analyses = table.allowed.map((link): readonly AllowedAnalysis[] | undefined => {
    const template = nodeOf(link);
    if (template) {
      return [{ kind: 'template', template, author: knownValue(template.env.account), name: nameOf(template) }];
    }
    const text = link.to === 'outside' ? knownValue(link.text) : undefined;
    if (text === ANY_QUERY || text === ANY_JOB) {
      // That no allowed account is a member is the subject of other rules.
      return authors.length === 0 ? undefined : authors.map((author) => ({ kind: 'any', wildcard: text, author }));
    }
    const author = text?.split(':')[4];
    return text === undefined ? undefined : [{ kind: 'template', template: text, author, name: quoted([text]) }];
  });
  return analyses.includes(undefined) ? UNKNOWN : list(analyses.flatMap((some) => some ?? []));
}

/** Whether one analysis can read two tables, of which each allows one of these. */
export function canBeSame(a: AllowedAnalysis, b: AllowedAnalysis): boolean {
  if (a.kind === 'queries' || b.kind === 'queries') {
    return a.kind === 'queries' && b.kind === 'queries' && a.ruleType === b.ruleType;
  }
  if (a.kind === 'template' && b.kind === 'template') {
    // A template of this app can have the ARN that is written elsewhere.
    return a.template === b.template || typeof a.template !== typeof b.template;
  }
  if (a.kind === 'any' && b.kind === 'any') {
    return a.author === b.author && a.wildcard === b.wildcard;
  }
  return a.author === b.author || a.author === undefined || b.author === undefined;
}

/** The analyses that a table allows, for a message. */
export function wordsFor(analyses: readonly AllowedAnalysis[]): string {
  return analyses.map(wordsForOne).join(', ');
}

function wordsForOne(analysis: AllowedAnalysis): string {
  switch (analysis.kind) {
    case 'queries':
      return `queries for the analysis rule type ${quoted([analysis.ruleType])}`;
    case 'any':
      return `${quoted([analysis.wildcard])} of ${analysis.author}`;
    case 'template':
      return `the analysis template ${analysis.name}`;
  }
}
