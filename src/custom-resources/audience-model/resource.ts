import { type ITaggableV2, type RemovalPolicy, Stack, type TagManager } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { newTags, ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type TrainedModelProperties } from './contract';

export interface TrainedModelResourceProps extends Omit<TrainedModelProperties, 'tags'> {
  readonly removalPolicy?: RemovalPolicy;
}

/** An audience model, which CloudFormation cannot train. */
export class TrainedModelResource extends ProvidedResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;
  public readonly attrAudienceModelArn: string;
  public readonly attrAudienceModelStatus: string;

  constructor(scope: Construct, id: string, props: TrainedModelResourceProps) {
    const tags = newTags('audience-model');
    super(scope, id, {
      kind: 'audience-model',
      properties: { ...props, tags: tags.renderedTags as unknown as TrainedModelProperties['tags'] },
      statements: statementsFor(scope, props),
      wildcardReason:
        'the service generates the ID of the model, and no list can be limited to it; the handler changes only what is ' +
        'marked with the stack and the resource',
      removalPolicy: props.removalPolicy,
    });
    this.cdkTagManager = tags;
    this.attrAudienceModelArn = this.attribute(ATTRIBUTES.audienceModelArn);
    this.attrAudienceModelStatus = this.attribute(ATTRIBUTES.audienceModelStatus);
  }
}

function statementsFor(scope: Construct, { trainingDatasetArn }: TrainedModelResourceProps): PolicyStatement[] {
  const models = Stack.of(scope).formatArn({
    service: 'cleanrooms-ml',
    resource: 'audience-model',
    resourceName: '*',
  });
  const action = (name: string) => `cleanrooms-ml:${name}`;
  return [
    new PolicyStatement({ actions: [action('ListAudienceModels')], resources: ['*'] }),
    new PolicyStatement({ actions: [action('CreateAudienceModel')], resources: [trainingDatasetArn] }),
    new PolicyStatement({
      actions: ['DeleteAudienceModel', 'GetAudienceModel', 'TagResource', 'UntagResource'].map(action),
      resources: [models],
    }),
  ];
}
