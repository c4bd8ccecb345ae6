import { type App, Stack, Stage, type StageProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, Member, MemberAbility, Membership, ResultOutput } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

interface CleanRoomProps extends StageProps {
  readonly publisherAccount: string;
  readonly advertiserAccount: string;
}

/** The clean room in one environment. */
class CleanRoom extends Stage {
  constructor(scope: Construct, id: string, props: CleanRoomProps) {
    super(scope, id, props);
    const region = 'us-east-1';
    const publisher = new Stack(this, 'Publisher', { env: { account: props.publisherAccount, region } });
    const advertiser = new Stack(this, 'Advertiser', { env: { account: props.advertiserAccount, region } });

    const collaboration = new Collaboration(publisher, 'CampaignReach', {
      // All members see the name, and both environments can have the same members.
      collaborationName: `Campaign reach (${id})`,
      description: 'How many customers of the advertiser saw the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account(props.advertiserAccount, {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    new Membership(publisher, 'Membership', { collaboration });

    const results = new Bucket(advertiser, 'Results', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
    new Membership(advertiser, 'Membership', { collaboration, resultOutput: ResultOutput.s3(results) });
  }
}

/** One stage for each environment. A finding is reported under the path of its stage. */
export function addEnvironments(app: App): void {
  new CleanRoom(app, 'Test', { publisherAccount: '111111111111', advertiserAccount: '222222222222' });
  new CleanRoom(app, 'Prod', { publisherAccount: '333333333333', advertiserAccount: '444444444444' });
}
