import { type ArnPattern, matches } from '../../model/arn-pattern';
import type { Env } from '../../model/env';
import { excludes, is, isComplete, itemsOf, map } from '../../model/fact';
import { trustSources } from '../../model/kinds/role';
import {
  type AssociationNode,
  collaborationOf,
  type MembershipNode,
  nodeOf,
  participationOf,
  type RoleNode,
} from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import type { ConditionFacts, StatementFacts } from '../../model/statements';
import { statementsForCleanRooms } from '../../model/trust';
import { code, text } from '../../private/text';
import { CAN_QUERY } from '../../private/words';
import { onRole } from '../role-of-associations';
import { nameOf, rule } from '../rule';

export const trustNamesQueryRunner = rule({
  id: 'TrustNamesQueryRunner',
  catalogueIds: ['CR-ASSOC-007'],
  subject: 'association',
  severity: 'error',
  title: 'A role that is bound by an external ID names the membership of the member who can query',
  why: 'the external ID of a query contains its Region and the ID of the membership that runs it',
  fix: text`use the ID of the membership of the member who can query in the condition on "sts:ExternalId", or omit
    ${code('role')} so that the association creates one`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/cross-service-confused-deputy-prevention.html',
    basis: 'documented',
  },
  check: (association) =>
    onRole(association, (one, role) =>
      excludesRunner(role)(nodeOf(one.membership) ?? one)
        ? { problem: `excludes ${runnerWords(one)} by the external ID in its trust policy` }
        : undefined,
    ),
});

/** Whether a role is bound by external IDs to others than the member who can query beside a membership. */
const excludesRunner = onceFor((role: RoleNode) =>
  onceFor(({ env }: MembershipNode | AssociationNode) => {
    const statements = statementsForCleanRooms(role);
    // A statement without this condition lets Clean Rooms assume the role for every query.
    const isExcluded = ({ conditions }: StatementFacts) =>
      itemsOf(conditions).some((condition) => isExternalId(condition) && excludesRunnerIn(condition, env, role));
    return isComplete(role.trust) && statements.length > 0 && statements.every(isExcluded);
  }),
);

function isExternalId({ key, operator }: ConditionFacts): boolean {
  return key.toLowerCase() === 'sts:externalid' && /^(Arn|String)(Equals|Like)$/.test(operator);
}

function runnerWords(association: AssociationNode): string {
  const collaboration = collaborationOf(association);
  return collaboration ? `the member who can query in ${nameOf(collaboration)}` : 'the member who can query';
}

/** Whether no value of a condition can be the external ID of a query in the Region of an environment. */
function excludesRunnerIn({ values }: ConditionFacts, env: Env, role: RoleNode): boolean {
  return (
    isComplete(values) && itemsOf(values).every((value) => isOfOtherRegion(value, env) || isOfOtherMember(value, role))
  );
}

/** Whether an external ID certainly has another Region. A part of an ARN is whole only if a colon follows it. */
function isOfOtherRegion([start]: ArnPattern, env: Env): boolean {
  const region = typeof start === 'string' ? /^(?:[^:]*:){3}([^:]+):/.exec(start)?.[1] : undefined;
  return (
    region !== undefined &&
    is(
      map(env.region, (own) => matches(region, own)),
      false,
    )
  );
}

/** Whether an external ID contains only the ID of a membership that certainly cannot query. */
function isOfOtherMember(value: ArnPattern, role: RoleNode): boolean {
  const [reference, ...others] = value.filter((part) => typeof part === 'object');
  const link = role.sources[trustSources(role).indexOf(reference)];
  const node = link && nodeOf(link);
  return others.length === 0 && node?.kind === 'membership' && cannotQuery(node);
}

function cannotQuery(membership: MembershipNode): boolean {
  const participation = participationOf(membership);
  return participation !== undefined && excludes(participation.member.abilities, CAN_QUERY);
}
