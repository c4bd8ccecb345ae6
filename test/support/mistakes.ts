import type { App, Stack } from 'aws-cdk-lib';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { Collaboration, Member, MemberAbility } from '../../src';
import { ADVERTISER } from './two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

/** Mistakes of which a synthesis tells exactly one error or warning, and what a synthesis tells. */

/** A collaboration that trips `SingleQueryRunner`: both of its members can query. */
export function withTwoRunners(scope: Construct, id = 'Ads'): Collaboration {
  return collaboration(scope, id, [QUERY]);
}

/** A collaboration that trips `SingleQueryRunner` as a warning: nobody can query. */
export function withoutRunner(scope: Construct, id = 'Ads'): Collaboration {
  return collaboration(scope, id, [], [RECEIVE_RESULTS]);
}

/** A collaboration without a mistake. */
export function withOneRunner(scope: Construct, id = 'Ads'): Collaboration {
  return collaboration(scope, id, []);
}

function collaboration(scope: Construct, id: string, creator: MemberAbility[], member = [QUERY, RECEIVE_RESULTS]) {
  return new Collaboration(scope, id, {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher', abilities: creator },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: member })],
  });
}

/** An L1 with the mistake of `withTwoRunners`. */
export function l1WithTwoRunners(scope: Construct, id = 'Ads'): CfnCollaboration {
  return l1(scope, id, ['CAN_QUERY'], ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);
}

/** An L1 without a mistake. */
export function l1WithOneRunner(scope: Construct, id = 'Ads'): CfnCollaboration {
  return l1(scope, id, [], ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);
}

/** An L1 with the mistake of `withoutRunner`. */
export function l1WithoutRunner(scope: Construct, id = 'Ads'): CfnCollaboration {
  return l1(scope, id, [], ['CAN_RECEIVE_RESULTS']);
}

function l1(scope: Construct, id: string, creatorMemberAbilities: string[], memberAbilities: string[]) {
  return new CfnCollaboration(scope, id, {
    name: id,
    description: 'Reach of the spring campaign',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities,
    queryLogStatus: 'ENABLED',
    members: [{ accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities }],
  });
}

/** The message of a synthesis that fails; empty if it does not. */
export function failureOf(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** What a synthesis tells about a stack without failing, each line as `level path: message`. */
export function toldOf(stack: Stack): readonly string[] {
  return (stack.node.root as App)
    .synth({ force: true })
    .stacksRecursively.filter((artifact) => artifact.hierarchicalId === stack.node.path)
    .flatMap(({ messages }) => messages.map(({ level, id, entry }) => `${level} ${id.slice(1)}: ${entry.data}`));
}

/** How often a text occurs in another. */
export function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}
