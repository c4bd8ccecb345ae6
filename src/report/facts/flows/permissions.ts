import { is, isComplete, isNot, itemsOf, knownValue } from '../../../model/fact';
import { isPyspark, isSql } from '../../../model/kinds/analysis-template';
import type { AnalysisTemplateNode } from '../../../model/nodes';
import { ANY_JOB, ANY_QUERY } from '../../../private/words';
import type { Participant, Room } from '../../room';
import { canContain } from './parties';
import type { Rule } from './rules';

type CustomRule = Extract<Rule, { kind: 'custom' }>;

/** Who writes an analysis. */
export type Author = Participant | undefined;

/** Whether the rule of a table can allow a template. */
export function canAllow(rule: Rule, template: AnalysisTemplateNode, author: Author, room: Room): boolean {
  if (rule.kind !== 'custom') {
    return rule.kind === 'unknown';
  }
  const isListed = rule.allowed.some((link) => {
    if (link.to === 'node') {
      return link.node === template;
    }
    const text = knownValue(link.text);
    return text === undefined ? true : text.startsWith('arn:') && canBeArnOf(text, template);
  });
  return (
    isListed ||
    !isComplete(rule.facts.allowedAnalyses) ||
    (!isPyspark(template) && allowsAny(rule, ANY_QUERY, author, room)) ||
    (!isSql(template) && allowsAny(rule, ANY_JOB, author, room))
  );
}

/** Whether the rule of a table certainly allows a template. */
export function certainlyAllows(rule: Rule, template: AnalysisTemplateNode, author: Author): boolean {
  if (rule.kind !== 'custom') {
    return false;
  }
  const wildcard = isSql(template) ? ANY_QUERY : isPyspark(template) ? ANY_JOB : undefined;
  const byProvider = wildcard !== undefined && isProvider(rule, author);
  return rule.allowed.some((link) =>
    link.to === 'node' ? link.node === template : byProvider && is(link.text, wildcard),
  );
}

function isProvider({ facts }: CustomRule, author: Author): boolean {
  const account = author && knownValue(author.facts.account);
  return account !== undefined && itemsOf(facts.providers).includes(account);
}

/** Whether the rule of a table certainly allows a member to run a query that the member writes. */
export function certainlyAllowsQueryOf(rule: Rule, author: Author): boolean {
  if (rule.kind !== 'custom') {
    return rule.kind === 'aggregation' || rule.kind === 'list';
  }
  return isProvider(rule, author) && rule.allowed.some((link) => link.to === 'outside' && is(link.text, ANY_QUERY));
}

/** Whether the rule of a table can allow a member to run a query that the member writes. */
export function canAllowQueryOf(rule: Rule, author: Author, room: Room): boolean {
  switch (rule.kind) {
    case 'none':
      return false;
    case 'custom':
      return (
        !isComplete(rule.facts.allowedAnalyses) ||
        rule.allowed.some((link) => link.to === 'outside' && link.text.state !== 'known') ||
        allowsAny(rule, ANY_QUERY, author, room)
      );
    default:
      return true;
  }
}

/** Whether a custom rule has a wildcard for analyses of a member, or of any member. */
export function allowsAny(rule: CustomRule, wildcard: string, author: Author | 'any', room: Room): boolean {
  const { providers } = rule.facts;
  const isThere = rule.allowed.some((link) => link.to === 'outside' && is(link.text, wildcard));
  const authors = author === 'any' ? room.participants : author ? [author] : room.participants;
  return isThere && authors.some((one) => canContain(providers, one, room));
}

/** The template of this app can have an ARN that is written elsewhere. */
function canBeArnOf(arn: string, { env }: AnalysisTemplateNode): boolean {
  const [, , , region = '', account = ''] = arn.split(':');
  return !isNot(env.region, region) && !isNot(env.account, account);
}
