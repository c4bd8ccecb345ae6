import { MemberAbility } from '../collaboration/abilities';
import { AutoApprovedChange, Collaboration, type CollaborationProps } from '../collaboration/collaboration';
import { DETAILS } from '../collaboration/details-shape';
import type { MemberOptions } from '../collaboration/member';
import { MEMBER_OPTIONS } from '../collaboration/member-shape';
import { BOOLEAN, enumOf, listOf, optional, struct } from '../private/shape';
import { shown } from '../private/shown';
import { code, text } from '../private/text';
import { PrivacyRequirement } from './privacy-exception';
import type { Requirements, Weakness } from './strict-injector';

type Props = Pick<CollaborationProps, 'creator' | 'members' | 'queryLogging' | 'jobLogging' | 'autoApprovedChanges'>;

/**
 * Members can log the analyses of a collaboration, and approve changes of its members. This is the default of the
 * construct, so the preset adds nothing.
 */
export const COLLABORATION_REQUIREMENTS: Requirements<Props> = {
  constructUniqueId: Collaboration.PROPERTY_INJECTION_ID,
  shapes: {
    creator: struct<MemberOptions>(MEMBER_OPTIONS),
    members: DETAILS.members,
    queryLogging: optional(BOOLEAN),
    jobLogging: optional(BOOLEAN),
    autoApprovedChanges: optional(listOf(enumOf('AutoApprovedChange', AutoApprovedChange))),
  },
  weaknesses: (props) => [...unlogged(props), ...unapproved(props)],
};

function unlogged(props: Props): Weakness[] {
  const off = [
    ...(props.queryLogging === false ? [code('queryLogging')] : []),
    ...(props.jobLogging === false && hasJobRunner(props) ? [code('jobLogging')] : []),
  ];
  return off.map((option) => ({
    requirement: PrivacyRequirement.LOGGING,
    what: text`${option} is false`,
    why: 'no member can see who has analyzed which data, and logging cannot be turned on later',
    fix: text`remove ${option}`,
  }));
}

function hasJobRunner({ creator, members = [] }: Props): boolean {
  const everyone = [creator, ...members.map((member) => member._options)];
  return everyone.some(({ abilities }) => abilities?.includes(MemberAbility.RUN_JOB));
}

/** A revoked ability only reduces what members receive. A token can be any change. */
function unapproved({ autoApprovedChanges = [] }: Props): Weakness[] {
  const changes = autoApprovedChanges.filter((change) => change !== AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY);
  if (changes.length === 0) {
    return [];
  }
  return [
    {
      requirement: PrivacyRequirement.MEMBER_APPROVAL,
      what: text`${code('autoApprovedChanges')} contains ${changes.map(shown).join(', ')}`,
      why: text`the creator can make a change that is approved automatically at any time, and the other members cannot
        refuse it`,
      fix: text`remove ${changes.length === 1 ? 'it' : 'them'} from ${code('autoApprovedChanges')}`,
    },
  ];
}
