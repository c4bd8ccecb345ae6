import type { KindName } from '../../../src/custom-resources/kinds';
import { MAX_LAG_MS } from '../../faults';
import type { Cloud } from '../cloud';
import type { SimulatedKindName } from '../kinds';
import { areRequested, termsAfter, termsOf } from '../member-terms';
import {
  changesOnly,
  isOpen,
  isPresent,
  type ObservedCollaboration,
  observe,
  SETTING,
} from '../observed-collaboration';
import { CREATOR, PARTNER } from '../participants';
import { isOfRequester, REQUESTERS, targetOf } from '../requester-effects';
import { lastSuccesses } from './last-successes';
import { superseded } from './superseded';
import type { Violation } from './violation';

/** The requests that succeeded although their requested state does not exist. Valid directly after a deployment. */
export function unmetRequests(cloud: Cloud, since: number): Violation[] {
  const exempt = new Set(REQUESTERS.flatMap((requester) => [...superseded(cloud, requester, 'sending')]));
  return lastSuccesses(cloud, since).flatMap(({ event, success, sentAt }) => {
    const { CollaborationId, AccountId } = event.ResourceProperties;
    if (isOfRequester(event) && exempt.has(targetOf(CollaborationId, AccountId))) {
      return [];
    }
    const kind = event.ServiceToken.split(':').at(-1) as OtherKind;
    const difference = DIFFERENCE[kind](
      event.ResourceProperties as Properties,
      () => observe(cloud.service, CREATOR, CollaborationId),
      success.data,
      sentAt - MAX_LAG_MS,
    );
    const detail = `${event.RequestType} ${event.LogicalResourceId}: ${difference}`;
    return difference === undefined ? [] : [{ invariant: 'resources are in the requested state', detail }];
  });
}

type Properties = { readonly [name: string]: string };

/** How the state of the service, or the attributes, differ from the requested properties; undefined if they do not. */
type Difference = (
  properties: Properties,
  observed: () => ObservedCollaboration | undefined,
  attributes: { readonly [name: string]: unknown },
  /** Reads show at least what was so at this time. */
  shownUntil: number,
) => string | undefined;

/** The kinds that take part in the history of a collaboration. */
type OtherKind = Exclude<KindName, SimulatedKindName>;

const READINESS = ['READY', 'NOT_READY', 'NOT_FOUND', 'UNKNOWN'];

const DIFFERENCE: Readonly<Record<OtherKind, Difference>> = {
  'analysis-template-validation': (_, _observed, { ValidationStatus }) =>
    typeof ValidationStatus === 'string' ? undefined : 'no validation status was returned',

  'auto-approved-changes': ({ ChangeTypes = [] }, observed, { ChangeRequestStatus }) => {
    const collaboration = observed();
    if (collaboration === undefined) {
      // Only a rollback to a collaboration that has ended in the meantime succeeds without it.
      return ChangeRequestStatus === 'NONE' ? undefined : 'the collaboration does not exist';
    }
    const isRequested = (types: readonly string[] | undefined) =>
      types !== undefined && [...types].sort().join() === [...ChangeTypes].sort().join();
    const { autoApproved, requests } = collaboration;
    const open = requests.filter(isOpen).flatMap(({ changes }) => changes.map((it) => it.specification.collaboration));
    const isMet = isRequested(autoApproved) || open.some((it) => isRequested(it?.autoApprovedChangeTypes));
    // An Update whose change the other members have denied: a rollback must not fail.
    const isDenied = requests.some((it) => changesOnly(it, SETTING) && it.status === 'DENIED');
    return isMet || isDenied ? undefined : `${autoApproved.join(' ') || 'nothing'} is approved automatically`;
  },

  'budget-remaining': (_, _observed, { RemainingCount }) =>
    /^(\d+|NONE)$/.test(String(RemainingCount)) ? undefined : `the remaining counts are ${String(RemainingCount)}`,

  'change-request-approval': ({ AccountId = '' }, observed, { ChangeRequestStatus }, shownUntil) => {
    const collaboration = observed();
    if (collaboration === undefined || ChangeRequestStatus === 'UNKNOWN') {
      // Only a rollback to what was approved before succeeds without it.
      return undefined;
    }
    const about = collaboration.requests.filter((it) => changesOnly(it, AccountId));
    const isApproved = about.some(
      ({ status, approvals, updateTime }) =>
        updateTime * 1000 > shownUntil ||
        status === 'APPROVED' ||
        status === 'COMMITTED' ||
        approvals?.[PARTNER]?.status === 'APPROVED',
    );
    return isApproved ? undefined : 'no change request is approved';
  },

  'collaboration-invitation': (_, _observed, { CollaborationId }) =>
    typeof CollaborationId === 'string' ? undefined : 'no collaboration was returned',

  'collaboration-member': (properties, observed, { MemberStatus }) => {
    const { AccountId = '', DisplayName } = properties;
    const collaboration = observed();
    if (collaboration === undefined) {
      // Only a rollback to a member of a collaboration that has ended in the meantime succeeds without it.
      return MemberStatus === 'NONE' ? undefined : 'the collaboration does not exist';
    }
    const member = collaboration.members.find(({ accountId }) => accountId === AccountId);
    if ((MemberStatus === 'LEFT' || MemberStatus === 'REMOVED') && member?.status === MemberStatus) {
      // An Update of a member whose return the service refuses: a rollback must not fail.
      return undefined;
    }
    const present = isPresent(member) ? member : undefined;
    const isMet = present && areRequested(termsOf(present), properties) && present.displayName === DisplayName;
    const open = collaboration.requests.filter(isOpen);
    const changes = open.flatMap((it) => it.changes.map(({ specification }) => specification.member));
    const isRequested = changes.some(
      (it) => it?.accountId === AccountId && areRequested(termsAfter(it, present), properties),
    );
    return isMet || isRequested
      ? undefined
      : `${AccountId} is ${member?.status ?? 'absent'}, ${open.length} requests are open`;
  },

  'privacy-impact': (_, _observed, { MaxCount }) =>
    /^(\d+|NONE)$/.test(String(MaxCount)) ? undefined : `the number of counts is ${String(MaxCount)}`,

  'schema-readiness': (_, _observed, { ReadinessStatus }) =>
    READINESS.includes(String(ReadinessStatus)) ? undefined : `the readiness is ${String(ReadinessStatus)}`,
};
