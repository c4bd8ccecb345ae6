import { type ITaggableV2, type RemovalPolicy, Stack, type TagManager, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CLEAN_ROOMS_ML } from '../../private/service-trust';
import { newTags, ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type AudienceModelProperties } from './contract';

export interface AudienceModelResourceProps extends Omit<AudienceModelProperties, 'tags'> {
  readonly removalPolicy?: RemovalPolicy;
}

/** A configured audience model, which CloudFormation cannot create. */
export class AudienceModelResource extends ProvidedResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;
  public readonly attrConfiguredAudienceModelArn: string;

  constructor(scope: Construct, id: string, props: AudienceModelResourceProps) {
    const tags = newTags('configured-audience-model');
    super(scope, id, {
      kind: 'configured-audience-model',
      properties: { ...props, tags: tags.renderedTags as unknown as AudienceModelProperties['tags'] },
      statements: statementsFor(scope, props),
      identity: identityOf(props),
      wildcardReason:
        'the service generates the ID of the model, and no list can be limited to it; the handler changes only what is ' +
        'marked with the stack and the resource',
      removalPolicy: props.removalPolicy,
    });
    this.cdkTagManager = tags;
    this.attrConfiguredAudienceModelArn = this.attribute(ATTRIBUTES.configuredAudienceModelArn);
  }
}

/** What the API cannot change, or cannot remove. */
export function identityOf(
  props: Pick<AudienceModelProperties, 'audienceSizeType' | 'childResourceTagOnCreatePolicy'> & { name?: string },
): string {
  const { name, audienceSizeType, childResourceTagOnCreatePolicy = 'none' } = props;
  const known = name !== undefined && !Token.isUnresolved(name) ? name : '';
  return [known, childResourceTagOnCreatePolicy, audienceSizeType ? 'with sizes' : ''].join('/');
}

function statementsFor(scope: Construct, { audienceModelArn, roleArn }: AudienceModelResourceProps): PolicyStatement[] {
  const models = Stack.of(scope).formatArn({
    service: 'cleanrooms-ml',
    resource: 'configured-audience-model',
    resourceName: '*',
  });
  const action = (name: string) => `cleanrooms-ml:${name}`;
  return [
    new PolicyStatement({ actions: [action('ListConfiguredAudienceModels')], resources: ['*'] }),
    new PolicyStatement({
      actions: ['CreateConfiguredAudienceModel', 'UpdateConfiguredAudienceModel'].map(action),
      resources: [audienceModelArn],
    }),
    new PolicyStatement({
      actions: [
        'DeleteConfiguredAudienceModel',
        'DeleteConfiguredAudienceModelPolicy',
        'GetConfiguredAudienceModel',
        'GetConfiguredAudienceModelPolicy',
        'PutConfiguredAudienceModelPolicy',
        'TagResource',
        'UntagResource',
        'UpdateConfiguredAudienceModel',
      ].map(action),
      resources: [models],
    }),
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': CLEAN_ROOMS_ML } },
    }),
  ];
}
