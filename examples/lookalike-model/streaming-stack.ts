import { Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AudienceSizes,
  Collaboration,
  ConfiguredAudienceModel,
  type IAudienceModel,
  Member,
  MemberAbility,
  Membership,
  Payment,
  SharedAudienceMetrics,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface StreamingStackProps extends StackProps {
  /** The account of the advertiser. */
  readonly advertiserAccount: string;
  /** The lookalike model, whose training has ended. */
  readonly audienceModel: IAudienceModel;
}

/** The streaming service lets an advertiser use its lookalike model in their collaboration, and in no other one. */
export class StreamingStack extends Stack {
  constructor(scope: Construct, id: string, props: StreamingStackProps) {
    super(scope, id, props);

    const collaboration = new Collaboration(this, 'Collaboration', {
      description: 'Viewers who are similar to the customers of the advertiser',
      creator: { displayName: 'Streaming service' },
      members: [
        Member.account(props.advertiserAccount, {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
    });

    const model = new ConfiguredAudienceModel(this, 'Viewers', {
      audienceModel: props.audienceModel,
      bucket: new Bucket(this, 'Audiences', {
        encryption: BucketEncryption.KMS,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        enforceSSL: true,
      }),
      keyPrefix: 'audiences',
      sharedAudienceMetrics: SharedAudienceMetrics.ALL,
      minMatchingSeedSize: 1000,
      audienceSizes: AudienceSizes.percentage(5, 10, 20),
    });
    Tags.of(model).add('team', 'advertising');

    const membership = new Membership(this, 'Membership', { collaboration });
    membership.associateAudienceModel('ViewersAssociation', {
      model,
      associationName: 'viewers',
      description: 'Viewers of films',
    });
  }
}
