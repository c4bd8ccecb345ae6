import { type ArnPattern, matches } from '../../model/arn-pattern';
import { excludes, is, isComplete, itemsOf, knownValue } from '../../model/fact';
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
    onRole(association, (one, role) => {
      const excluded = externalIdsOf(role)?.every((value) => excludesRunner(value, one, role));
      return excluded ? { problem: `excludes ${runnerWords(one)} by the external ID in its trust policy` } : undefined;
    }),
});

/** The external IDs with which alone Clean Rooms can assume a role, if it certainly needs one. */
const externalIdsOf = onceFor((role: RoleNode): readonly ArnPattern[] | undefined => {
  const statements = statementsForCleanRooms(role);
  const bound = statements.flatMap(({ conditions }) => itemsOf(conditions).filter(isExternalId));
  // A statement without conditions lets Clean Rooms assume the role for every query.
  const isOpen = !isComplete(role.trust) || statements.some(({ conditional }) => !is(conditional, true));
  if (isOpen || bound.length === 0 || !bound.every(({ values }) => isComplete(values))) {
    return undefined;
  }
  return bound.flatMap(({ values }) => itemsOf(values));
});

function isExternalId({ key, operator }: { readonly key: string; readonly operator: string }): boolean {
  return key.toLowerCase() === 'sts:externalid' && /^(Arn|String)(Equals|Like)$/.test(operator);
}

function runnerWords(association: AssociationNode): string {
  const collaboration = collaborationOf(association);
  return collaboration ? `the member who can query in ${nameOf(collaboration)}` : 'the member who can query';
}

/** Whether an external ID certainly is not that of a query in the collaboration of an association. */
function excludesRunner(value: ArnPattern, association: AssociationNode, role: RoleNode): boolean {
  const { env } = nodeOf(association.membership) ?? association;
  const region = typeof value[0] === 'string' ? value[0].split(':')[3] : undefined;
  const own = knownValue(env.region);
  if (region !== undefined && own !== undefined && region !== '' && !matches(region, own)) {
    return true;
  }
  const sources = trustSources(role);
  const named = value.flatMap((part) => {
    const link = typeof part === 'object' ? role.sources[sources.indexOf(part)] : undefined;
    const node = link && nodeOf(link);
    return node?.kind === 'membership' ? [node] : [];
  });
  return named.length === 1 && value.filter((part) => typeof part === 'object').length === 1 && cannotQuery(named[0]);
}

function cannotQuery(membership: MembershipNode): boolean {
  const participation = participationOf(membership);
  return participation !== undefined && excludes(participation.member.abilities, CAN_QUERY);
}
