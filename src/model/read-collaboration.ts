import type { CfnCollaboration, CfnCollaborationProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { type Env, readEnv } from './env';
import { type Fact, isComplete, itemsOf, type ListFact, same } from './fact';
import { type PaymentFacts, readPayment } from './payment';
import { at, booleanOf, listOf, objectOf, type Raw, readRaw, switchOf, textOf } from './raw';

export const CAN_QUERY = 'CAN_QUERY';
export const CAN_RUN_JOB = 'CAN_RUN_JOB';
export const CAN_RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS';

/** `AWS::CleanRooms::Collaboration`: who takes part, and what all have agreed to. */
export interface CollaborationFacts {
  readonly name: Fact<string>;
  readonly creator: MemberFacts;
  /** The invited members, without the creator. */
  readonly members: ListFact<MemberFacts>;
  readonly queryLog: Fact<boolean>;
  readonly jobLog: Fact<boolean>;
  readonly metrics: Fact<boolean>;
  readonly allowedResultRegions: ListFact<string>;
}

export interface MemberFacts {
  readonly account: Fact<string>;
  readonly displayName: Fact<string>;
  readonly abilities: ListFact<string>;
  readonly payments: PaymentFacts;
}

export function readCollaboration(cfn: CfnCollaboration): CollaborationFacts {
  return readTerms(cfn, cfn);
}

/** Reads the properties of a collaboration, given in the scope where their tokens are resolved. */
export function readTerms(scope: IConstruct, cfn: Partial<CfnCollaborationProps>): CollaborationFacts {
  const read = (value: unknown) => readRaw(scope, value);
  return {
    name: textOf(read(cfn.name)),
    creator: {
      account: readEnv(scope).account,
      displayName: textOf(read(cfn.creatorDisplayName)),
      abilities: listOf(read(cfn.creatorMemberAbilities), textOf),
      payments: readPayment(read(cfn.creatorPaymentConfiguration)),
    },
    members: listOf(read(cfn.members), (member) => objectOf(member, readMember)),
    queryLog: switchOf(read(cfn.queryLogStatus)),
    jobLog: switchOf(read(cfn.jobLogStatus)),
    metrics: booleanOf(read(cfn.isMetricsEnabled)),
    allowedResultRegions: listOf(read(cfn.allowedResultRegions), textOf),
  };
}

function readMember(member: Raw): MemberFacts {
  return {
    account: textOf(at(member, 'accountId')),
    displayName: textOf(at(member, 'displayName')),
    abilities: listOf(at(member, 'memberAbilities'), textOf),
    payments: readPayment(at(member, 'paymentConfiguration')),
  };
}

/** The creator and every invited member that is known. */
export function participants(collaboration: CollaborationFacts): readonly MemberFacts[] {
  return [collaboration.creator, ...itemsOf(collaboration.members)];
}

/** Whether no account can be a member but those of the participants. */
export function knowsEveryAccount(collaboration: CollaborationFacts): boolean {
  const accounts = participants(collaboration).map(({ account }) => account);
  return isComplete(collaboration.members) && accounts.every(({ state }) => state === 'known');
}

/** The participant deployed to an environment, if it is certain which one that is. */
export function participantIn(
  collaboration: CollaborationFacts & { readonly env: Env },
  env: Env,
): MemberFacts | undefined {
  if (collaboration.env.stack === env.stack) {
    return collaboration.creator;
  }
  return participants(collaboration).find((member) => same(member.account, env.account));
}
