import { isComplete, knownValue } from '../../../model/fact';
import { label, type MembershipNode, nodeOf } from '../../../model/nodes';
import { ANY_JOB, ANY_QUERY } from '../../../private/words';
import type { Through } from '../../report';
import type { Room } from '../../room';
import type { Context } from './context';
import { disclosed } from './disclose';
import type { Disclosure } from './disclosure';
import { canBeMember } from './parties';
import { allowsAny } from './permissions';
import type { Rule } from './rules';
import type { SharedTable } from './tables';
import { byAnyJob, byAnyQuery, type ReadTouch } from './whole-tables';

/** What a table discloses to analyses that are not in the app: queries and jobs of members, and templates of others. */
export function byOthers(table: SharedTable, context: Context): readonly Disclosure[] {
  const { rule } = table;
  const canQuery = context.canQuery && table.queries;
  const canRunJobs = context.canRunJobs && table.jobs;
  const queries = () => through(byAnyQuery(table), { kind: 'anyQuery' }, table, context);
  const jobs = () => through(byAnyJob(table), { kind: 'anyJob' }, table, context);
  switch (rule.kind) {
    case 'none':
      return [];
    case 'aggregation':
    case 'list':
      return canQuery ? queries() : [];
    case 'unknown':
      return [...(canQuery ? queries() : []), ...(canRunJobs ? jobs().map(unread) : [])];
    case 'custom': {
      const touches = (canRunJobs ? byAnyJob(table) : canQuery ? byAnyQuery(table) : []).map(unread);
      return [
        // Members who cannot query can write templates, which such a rule allows as well.
        ...(canQuery && allowsAny(rule, ANY_QUERY, 'any', context.room) ? queries() : []),
        ...(canRunJobs && allowsAny(rule, ANY_JOB, 'any', context.room) ? jobs() : []),
        ...outsideTemplates(rule, context).flatMap((name) =>
          through(touches, { kind: 'outsideAnalysis', name }, table, context),
        ),
      ];
    }
  }
}

/** The ARNs of the allowed templates that can be of the room and are not in the app, with `''` if one is not known. */
export function outsideTemplates(rule: Extract<Rule, { kind: 'custom' }>, { room }: Context): readonly string[] {
  const names = rule.allowed.flatMap((link): readonly string[] => {
    if (link.to === 'node') {
      const membership = nodeOf(link.node.membership);
      const isListed = membership !== undefined && room.memberships.includes(membership);
      return isListed || (membership && isElsewhere(membership, room)) ? [] : [label(link.node)];
    }
    const text = knownValue(link.text);
    if (text === undefined) {
      return [''];
    }
    return text.startsWith('arn:') && canBeMember(text.split(':')[4], room) ? [text] : [];
  });
  return [...new Set([...names, ...(isComplete(rule.facts.allowedAnalyses) ? [] : [''])])];
}

/** Whether a membership is certainly one in another collaboration than that of a room. */
function isElsewhere({ collaboration: link }: MembershipNode, { collaboration, memberships }: Room): boolean {
  const other = nodeOf(link);
  if (other || collaboration) {
    return other !== undefined && collaboration !== undefined && other !== collaboration;
  }
  const idOf = (of: MembershipNode['collaboration']) => (of.to === 'outside' ? knownValue(of.text) : undefined);
  const [id, own] = [idOf(link), idOf(memberships[0].collaboration)];
  return id !== undefined && own !== undefined && id !== own;
}

function through(
  touches: readonly ReadTouch[],
  by: Through,
  table: SharedTable,
  context: Context,
): readonly Disclosure[] {
  const admissions = [[table.admitted]];
  return touches.flatMap((touch) => disclosed({ ...touch, through: by, admissions }, context));
}

function unread<T extends { readonly read: boolean }>(one: T): T {
  return { ...one, read: false };
}
