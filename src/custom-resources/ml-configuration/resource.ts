import { type RemovalPolicy, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CLEAN_ROOMS_ML } from '../../private/service-trust';
import { ProvidedResource } from '../provider/provided-resource';
import type { MlConfigurationProperties } from './contract';

export interface MlConfigurationResourceProps extends MlConfigurationProperties {
  readonly membershipArn: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** Where the output of machine learning is stored for a membership. */
export class MlConfigurationResource extends ProvidedResource {
  constructor(scope: Construct, id: string, props: MlConfigurationResourceProps) {
    super(scope, id, {
      kind: 'ml-configuration',
      properties: props,
      statements: statementsFor(props),
      policyKeys: [props.membershipId],
      identity: Token.isUnresolved(props.membershipId) ? undefined : props.membershipId,
      wildcardReason: 'the actions on ML configurations do not support resource-level permissions',
      removalPolicy: props.removalPolicy,
    });
  }
}

function statementsFor({ membershipArn, roleArn }: MlConfigurationResourceProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: [
        'cleanrooms-ml:DeleteMLConfiguration',
        'cleanrooms-ml:GetMLConfiguration',
        'cleanrooms-ml:PutMLConfiguration',
      ],
      resources: ['*'],
    }),
    // All operations of Clean Rooms ML that take a membership need it.
    new PolicyStatement({ actions: ['cleanrooms:PassMembership'], resources: [membershipArn] }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': CLEAN_ROOMS_ML } },
    }),
  ];
}
