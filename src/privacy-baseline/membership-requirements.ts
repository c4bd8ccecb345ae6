import { type Terms, termsOf } from '../derivation/terms';
import { Membership } from '../membership/membership';
import type { MembershipProps } from '../membership/membership-options';
import { type Fact, includes, is, isAbsent } from '../model/fact';
import { participants } from '../model/members';
import { COLLABORATION } from '../private/cdk-shapes';
import { BOOLEAN, optional } from '../private/shape';
import { code, text } from '../private/text';
import { CAN_RUN_JOB } from '../private/words';
import { PrivacyRequirement } from './privacy-exception';
import type { Requirements, Weakness } from './strict-injector';

type Props = Pick<MembershipProps, 'collaboration' | 'queryLogging' | 'jobLogging'>;

/** Each member logs the analyses of a collaboration. */
export const MEMBERSHIP_REQUIREMENTS: Requirements<Props> = {
  constructUniqueId: Membership.PROPERTY_INJECTION_ID,
  shapes: {
    collaboration: COLLABORATION,
    queryLogging: optional(BOOLEAN),
    jobLogging: optional(BOOLEAN),
  },
  defaults: (props) => {
    const terms = termsOf(props.collaboration);
    return {
      queryLogging: props.queryLogging ?? (isOff(terms?.queryLog) ? undefined : true),
      // A collaboration in which no member can run jobs has no job log that a membership could turn on.
      jobLogging: props.jobLogging ?? (hasJobRunner(terms) && !isOff(terms?.jobLog) ? true : undefined),
    };
  },
  weaknesses: (props) => {
    const terms = termsOf(props.collaboration);
    return [
      ...unlogged('queries', 'queryLogging', props, terms?.queryLog),
      ...(hasJobRunner(terms) ? unlogged('jobs', 'jobLogging', props, terms?.jobLog) : []),
    ];
  },
};

function unlogged(
  analyses: string,
  option: 'queryLogging' | 'jobLogging',
  props: Props,
  log: Fact<boolean> | undefined,
): Weakness[] {
  const requirement = PrivacyRequirement.LOGGING;
  if (isOff(log)) {
    return [
      {
        requirement,
        what: text`the collaboration ${JSON.stringify(props.collaboration.node.path)} has ${code(option)} turned off`,
        why: text`a member can log ${analyses} only if the collaboration supports it`,
        fix: text`turn on ${code(option)} of the collaboration, which replaces the collaboration if it already exists`,
      },
    ];
  }
  if (props[option] !== false) {
    return [];
  }
  return [
    {
      requirement,
      what: text`${code(option)} is false`,
      why: text`each member gets the logs of the ${analyses} that read its tables only in its own account, to review them`,
      fix: text`remove ${code(option)}`,
    },
  ];
}

/** Whether a log of a collaboration is certainly turned off, as it is by default. */
function isOff(log: Fact<boolean> | undefined): boolean {
  return log !== undefined && (is(log, false) || isAbsent(log));
}

/** Whether a member certainly can run jobs. */
function hasJobRunner(terms: Terms | undefined): boolean {
  return terms !== undefined && participants(terms).some(({ abilities }) => includes(abilities, CAN_RUN_JOB));
}
