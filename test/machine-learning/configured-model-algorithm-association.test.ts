import { RemovalPolicy, Size, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { describe, expect, test } from 'vitest';
import {
  ConfiguredModelAlgorithm,
  ConfiguredModelAlgorithmAssociation,
  type ConfiguredModelAlgorithmAssociationOptions,
  ContainerLogType,
  type IMembership,
  Membership,
  type ModelPrivacyPolicies,
  NoiseLevel,
  RedactedEntity,
  TrainedModelExportFile,
} from '../../src';
import { findingsIn } from '../../src/validation/report';
import { creatorMembership } from '../support/creator-membership';
import { readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  STRANGER,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation';
const ALGORITHM_ARN = `arn:aws:cleanrooms-ml:us-east-1:${PUBLISHER}:configured-model-algorithm/${AN_ID}`;
const ARN = `arn:aws:cleanrooms-ml:eu-west-1:${STRANGER}:membership/${AN_ID}/configured-model-algorithm-association/${ANOTHER_ID}`;

function algorithmIn(stack: Stack) {
  return ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(stack, 'Recommender', ALGORITHM_ARN);
}

function associatedIn(
  stack: Stack,
  options: Partial<ConfiguredModelAlgorithmAssociationOptions> = {},
  membership: IMembership = creatorMembership(collaborationOf(stack)),
): ConfiguredModelAlgorithmAssociation {
  return membership.associateModelAlgorithm('Association', { algorithm: algorithmIn(stack), ...options });
}

function policiesOf(privacyPolicies: ModelPrivacyPolicies): unknown {
  const stack = publisherStack();
  associatedIn(stack, { privacyPolicies });
  const { PrivacyConfiguration } = theOnly(Template.fromStack(stack), TYPE).properties;
  return (PrivacyConfiguration as { readonly Policies: unknown }).Policies;
}

describe('a configured model algorithm association', () => {
  test('makes a model available, and reveals nothing of it by default', () => {
    const stack = publisherStack();

    associatedIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'Association',
      MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
      ConfiguredModelAlgorithmArn: ALGORITHM_ARN,
    });
  });

  test('has a name and a description on request', () => {
    const stack = publisherStack();

    associatedIn(stack, { associationName: 'recommender', description: 'Films that a viewer will like' });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      Name: 'recommender',
      Description: 'Films that a viewer will like',
    });
  });

  test('can be that of an imported membership', () => {
    const stack = publisherStack();

    associatedIn(stack, {}, Membership.fromMembershipId(stack, 'Membership', AN_ID));

    Template.fromStack(stack).hasResourceProperties(TYPE, { MembershipIdentifier: AN_ID });
  });

  test('is deployed after the model and the membership of other stacks', () => {
    const { app, publisher } = twoStacks();
    const membership = creatorMembership(collaborationOf(publisher));
    const [models, associations] = ['Models', 'Associations'].map((id) => stackIn(app, id, PUBLISHER));
    const algorithm = new ConfiguredModelAlgorithm(models, 'Recommender', {});

    new ConfiguredModelAlgorithmAssociation(associations, 'Association', { membership, algorithm });

    expect(associations.dependencies).toEqual([publisher, models]);
  });

  test('is created after its membership, and therefore deleted before it', () => {
    const stack = publisherStack();

    associatedIn(stack);

    const [association] = Object.values(Template.fromStack(stack).findResources(TYPE));
    const [membership] = Object.keys(Template.fromStack(stack).findResources('AWS::CleanRooms::Membership'));
    expect(association.Properties.MembershipIdentifier).toEqual({
      'Fn::GetAtt': [membership, 'MembershipIdentifier'],
    });
  });

  test('takes the tags of its scope', () => {
    const stack = publisherStack();

    Tags.of(associatedIn(stack)).add('team', 'ads');

    Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
  });

  test('goes with its template, or outlives it on request', () => {
    const [gone, kept] = [publisherStack(), publisherStack()];

    associatedIn(gone);
    associatedIn(kept, { removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(gone).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('has its L1 as default child, and refers to itself by its ARN', () => {
    const stack = publisherStack();

    const association = associatedIn(stack);

    const l1 = association.node.defaultChild;
    expect(CfnConfiguredModelAlgorithmAssociation.isCfnConfiguredModelAlgorithmAssociation(l1)).toBe(true);
    expect(readable(stack.resolve(association.configuredModelAlgorithmAssociationRef))).toEqual({
      configuredModelAlgorithmAssociationArn: '<AdsMembershipAssociation.ConfiguredModelAlgorithmAssociationArn>',
    });
  });
});

describe('privacy policies', () => {
  test('can send logs and metrics of the training', () => {
    const trainedModels = {
      containerLogs: [
        { allowedAccountIds: [PUBLISHER] },
        {
          allowedAccountIds: [PUBLISHER, ADVERTISER],
          logType: ContainerLogType.ERROR_SUMMARY,
          filterPattern: 'epoch',
        },
      ],
      noiseLevel: NoiseLevel.LOW,
      maxArtifactSize: Size.gibibytes(2),
    };

    expect(policiesOf({ trainedModels })).toEqual({
      TrainedModels: {
        ContainerLogs: [
          { AllowedAccountIds: [PUBLISHER] },
          { AllowedAccountIds: [PUBLISHER, ADVERTISER], LogType: 'ERROR_SUMMARY', FilterPattern: 'epoch' },
        ],
        ContainerMetrics: { NoiseLevel: 'LOW' },
        MaxArtifactSize: { Unit: 'GB', Value: 2 },
      },
    });
  });

  test('can redact logs, in the order of the entities', () => {
    const entitiesToRedact = [
      RedactedEntity.custom('fan-[0-9]+'),
      RedactedEntity.personallyIdentifiableInformation(),
      RedactedEntity.custom('film-[0-9]+'),
      RedactedEntity.numbers(),
    ];

    expect(
      policiesOf({
        trainedModelInferenceJobs: { containerLogs: [{ allowedAccountIds: [ADVERTISER], entitiesToRedact }] },
      }),
    ).toMatchObject({
      TrainedModelInferenceJobs: {
        ContainerLogs: [
          {
            LogRedactionConfiguration: {
              EntitiesToRedact: ['CUSTOM', 'ALL_PERSONALLY_IDENTIFIABLE_INFORMATION', 'NUMBERS'],
              CustomEntityConfig: { CustomDataIdentifiers: ['fan-[0-9]+', 'film-[0-9]+'] },
            },
          },
        ],
      },
    });
  });

  test('have patterns exactly with custom entities', () => {
    const logs = [{ allowedAccountIds: [ADVERTISER], entitiesToRedact: [RedactedEntity.numbers()] }];

    expect(policiesOf({ trainedModelInferenceJobs: { containerLogs: logs } })).toEqual({
      TrainedModelInferenceJobs: {
        ContainerLogs: [
          { AllowedAccountIds: [ADVERTISER], LogRedactionConfiguration: { EntitiesToRedact: ['NUMBERS'] } },
        ],
      },
    });
  });

  test('can allow exports, and limit the size of what leaves', () => {
    const { MODEL, OUTPUT } = TrainedModelExportFile;

    expect(
      policiesOf({
        trainedModelExports: { filesToExport: [OUTPUT, MODEL], maxSize: Size.mebibytes(512) },
        trainedModelInferenceJobs: { maxOutputSize: Size.gibibytes(0.01) },
      }),
    ).toEqual({
      TrainedModelExports: { FilesToExport: ['OUTPUT', 'MODEL'], MaxSize: { Unit: 'GB', Value: 0.5 } },
      TrainedModelInferenceJobs: { MaxOutputSize: { Unit: 'GB', Value: 0.01 } },
    });
  });

  test('that let a stranger read logs, or exceed a limit, are reported', () => {
    const stack = publisherStack();

    associatedIn(stack, {
      privacyPolicies: {
        trainedModels: { containerLogs: [{ allowedAccountIds: [STRANGER] }], maxArtifactSize: Size.gibibytes(11) },
      },
    });

    const ids = findingsIn(stack.node.root).findings.map(({ rule }) => rule.id);
    expect(ids).toEqual(expect.arrayContaining(['LogReceiversAreMembers', 'ValuesAreWithinLimits']));
  });

  test('fail with a size that is not one', () => {
    const policies = { trainedModelExports: { filesToExport: [], maxSize: 1 as unknown as Size } };

    expect(() => policiesOf(policies)).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Association: privacyPolicies.trainedModelExports.maxSize is 1
          why: it must be a size, such as Size.gibibytes(1)
          fix: specify a size, such as Size.gibibytes(1)]
    `);
  });
});

describe('isConfiguredModelAlgorithmAssociation', () => {
  const { isConfiguredModelAlgorithmAssociation } = ConfiguredModelAlgorithmAssociation;

  test('knows a configured model algorithm association', () => {
    expect(isConfiguredModelAlgorithmAssociation(associatedIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Association', {}])('knows that %o is none', (other) => {
    expect(isConfiguredModelAlgorithmAssociation(other)).toBe(false);
  });
});

describe('an imported configured model algorithm association', () => {
  test('knows its account and Region from its ARN', () => {
    const association = ConfiguredModelAlgorithmAssociation.fromConfiguredModelAlgorithmAssociationArn(
      publisherStack(),
      'Association',
      ARN,
    );

    expect(association.configuredModelAlgorithmAssociationRef).toEqual({ configuredModelAlgorithmAssociationArn: ARN });
    expect(association.env).toEqual({ account: STRANGER, region: 'eu-west-1' });
  });

  test.each([ALGORITHM_ARN, AN_ID])('fails for %s', (arn) => {
    expect(() =>
      ConfiguredModelAlgorithmAssociation.fromConfiguredModelAlgorithmAssociationArn(
        publisherStack(),
        'Association',
        arn,
      ),
    ).toThrow('membership/a1b2…/configured-model-algorithm-association/c3d4…');
  });
});
