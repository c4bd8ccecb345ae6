import { at, type Raw } from '../../model/raw';
import { code, type Text, text } from '../../private/text';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../private/words';
import type { Change } from './change';
import type { Difference } from './difference';

/** How to change a collaboration in place, for each of the differences that replace it. */
export function collaborationFixes({ before, after, differences }: Change): readonly Text[] {
  const members = { before: before.property('members'), after: after?.property('members') };
  return differences.map((difference) => fixOf(difference, members));
}

interface MemberLists {
  readonly before: Raw;
  readonly after: Raw;
}

const IN_CONSOLE = 'request the change of the creator in the console, and leave the property as it is deployed';

function fixOf(difference: Difference, members: MemberLists): Text {
  const [, index, inner = ''] = /^Members\[(\d+)\][.]?(.*)$/.exec(difference.path) ?? [];
  if (index !== undefined) {
    return ofMember(difference, inner, elementAt(members.after, index) ?? elementAt(members.before, index));
  }
  const [property = ''] = difference.path.split('.');
  switch (property) {
    case 'AutoApprovedChangeTypes':
      return text`change the list in place with ${code('AutoApprovedChanges')}, and leave ${code('autoApprovedChanges')} as it is
        deployed`;
    case 'Members':
      return text`add members, or change their abilities and payments, in place with ${code('CollaborationMember')}, and leave
        ${code('members')} as it is deployed`;
    case 'CreatorMemberAbilities':
      return changesOnlyResults(difference) ? IN_CONSOLE : fixed(difference);
    case 'CreatorMLMemberAbilities':
      return IN_CONSOLE;
    case 'CreatorPaymentConfiguration':
      return isOfSyntheticData(difference) ? fixed(difference) : IN_CONSOLE;
    default:
      return fixed(difference);
  }
}

function ofMember(difference: Difference, inner: string, member: Raw): Text {
  const account = accountOf(member);
  if (inner === '') {
    return difference.before === undefined
      ? text`add ${account} in place with ${code('CollaborationMember')}, and leave ${code('members')} as it is deployed`
      : text`remove ${account} in the console, and leave ${code('members')} as it is deployed`;
  }
  const [property] = inner.split('.');
  const canChange =
    (property === 'MemberAbilities' && changesOnlyResults(difference)) ||
    property === 'MLMemberAbilities' ||
    (property === 'PaymentConfiguration' && !isOfSyntheticData(difference));
  if (!canChange) {
    return fixed(difference);
  }
  return runsAnalyses(member)
    ? text`request the change of ${account} in the console, and leave ${code('members')} as it is deployed: its abilities to
      run analyses cannot be part of the change`
    : text`change ${account} in place with ${code('CollaborationMember')}, and leave ${code('members')} as it is deployed`;
}

function fixed({ path }: Difference): Text {
  return `leave ${path} as it is deployed: it cannot change in an existing collaboration`;
}

/** Whether only the ability to receive results differs, which a change request can grant and revoke. */
function changesOnlyResults({ before, after }: Difference): boolean {
  const [one, other] = [before ?? [], after ?? []];
  if (!Array.isArray(one) || !Array.isArray(other)) {
    return false;
  }
  const differing = [...one.filter((ability) => !other.includes(ability)), ...other.filter((it) => !one.includes(it))];
  return differing.every((ability) => ability === CAN_RECEIVE_RESULTS);
}

/** The cost of synthetic data is assigned when a collaboration is created. */
function isOfSyntheticData({ path, before, after }: Difference): boolean {
  const name = 'SyntheticDataGeneration';
  return path.includes(name) || JSON.stringify([before, after]).includes(name);
}

function runsAnalyses(member: Raw): boolean {
  const abilities = at(member, 'MemberAbilities');
  return Array.isArray(abilities) && [CAN_QUERY, CAN_RUN_JOB].some((ability) => abilities.includes(ability));
}

function elementAt(list: Raw, index: string): Raw {
  return Array.isArray(list) ? list[Number(index)] : undefined;
}

function accountOf(member: Raw): string {
  const account = at(member, 'AccountId');
  return typeof account === 'string' ? `account ${account}` : 'the member';
}
