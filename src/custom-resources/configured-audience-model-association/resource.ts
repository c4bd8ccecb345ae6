import { Fn, type ITaggableV2, type RemovalPolicy, type TagManager, Token } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { newTags, ProvidedResource } from '../provider/provided-resource';
import { ATTRIBUTES, type AudienceModelAssociationProperties } from './contract';

export interface AudienceModelAssociationResourceProps extends Omit<AudienceModelAssociationProperties, 'tags'> {
  readonly membershipArn: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** A configured audience model association, which CloudFormation cannot create. */
export class AudienceModelAssociationResource extends ProvidedResource implements ITaggableV2 {
  public readonly cdkTagManager: TagManager;
  public readonly attrConfiguredAudienceModelAssociationArn: string;
  public readonly attrConfiguredAudienceModelAssociationId: string;

  constructor(scope: Construct, id: string, props: AudienceModelAssociationResourceProps) {
    const { membershipId, configuredAudienceModelArn } = props;
    const tags = newTags('configured-audience-model-association');
    super(scope, id, {
      kind: 'configured-audience-model-association',
      properties: { ...props, tags: tags.renderedTags as unknown as AudienceModelAssociationProperties['tags'] },
      statements: statementsFor(props),
      // What is exchanged is deleted with the permissions for the former membership and model.
      policyKeys: [membershipId, Fn.select(1, Fn.split('/', configuredAudienceModelArn))],
      identity: Token.isUnresolved(membershipId) ? undefined : membershipId,
      wildcardReason:
        'the service generates the ID of the association; the handler changes only what is marked with the stack and the ' +
        'resource',
      removalPolicy: props.removalPolicy,
    });
    this.cdkTagManager = tags;
    this.attrConfiguredAudienceModelAssociationArn = this.attribute(ATTRIBUTES.configuredAudienceModelAssociationArn);
    this.attrConfiguredAudienceModelAssociationId = this.attribute(ATTRIBUTES.configuredAudienceModelAssociationId);
  }
}

function statementsFor({
  membershipArn,
  configuredAudienceModelArn,
}: AudienceModelAssociationResourceProps): PolicyStatement[] {
  const associations = `${membershipArn}/configuredaudiencemodelassociation/*`;
  const action = (name: string) => `cleanrooms:${name}`;
  return [
    new PolicyStatement({
      actions: [action('CreateConfiguredAudienceModelAssociation'), action('ListConfiguredAudienceModelAssociations')],
      resources: [membershipArn, associations],
    }),
    new PolicyStatement({
      actions: [
        'DeleteConfiguredAudienceModelAssociation',
        'GetConfiguredAudienceModelAssociation',
        'ListTagsForResource',
        'TagResource',
        'UntagResource',
        'UpdateConfiguredAudienceModelAssociation',
      ].map(action),
      resources: [associations],
    }),
    // The service authorization reference lists them as dependent actions of the creation and of the deletion.
    new PolicyStatement({
      actions: [
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModel',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
      ],
      resources: [configuredAudienceModelArn],
    }),
  ];
}
