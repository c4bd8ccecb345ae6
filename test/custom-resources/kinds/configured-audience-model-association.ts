import { Tags } from 'aws-cdk-lib';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import type { AudienceModelAssociationProperties } from '../../../src/custom-resources/configured-audience-model-association/contract';
import { ConfiguredAudienceModel } from '../../../src/machine-learning/configured-audience-model';
import { ConfiguredAudienceModelAssociation } from '../../../src/machine-learning/configured-audience-model-association';
import { Membership } from '../../../src/membership/membership';
import { join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_MARKED_OBJECTS } from '../../simulation/naive';
import type { KindUnderTest, Variant } from './kind-under-test';

type Properties = AudienceModelAssociationProperties;

export const audienceModelAssociation: KindUnderTest<Properties> = {
  prepare(service) {
    return { caller: PARTNER, properties: propertiesOf(joined(service), configured(service)) };
  },

  end(service, { membershipId: membershipIdentifier }) {
    const { configuredAudienceModelAssociationSummaries: all } = service.look(
      PARTNER,
      'ListConfiguredAudienceModelAssociations',
      { membershipIdentifier },
    );
    for (const { id } of all as { readonly id: string }[]) {
      const configuredAudienceModelAssociationIdentifier = id;
      service.call(PARTNER, 'DeleteConfiguredAudienceModelAssociation', {
        membershipIdentifier,
        configuredAudienceModelAssociationIdentifier,
      });
    }
    service.call(PARTNER, 'DeleteMembership', { membershipIdentifier });
  },

  addTo(scope, _, properties) {
    const {
      membershipId,
      configuredAudienceModelArn,
      name,
      description,
      manageResourcePolicies,
      tags = {},
    } = properties;
    // The account and Region of the model must be those of the membership.
    const arn = `arn:aws:cleanrooms:us-east-1:${PARTNER.account}:membership/${membershipId}`;
    const construct = new ConfiguredAudienceModelAssociation(scope, 'Construct', {
      membership: Membership.fromMembershipArn(scope, 'Membership', arn),
      model: ConfiguredAudienceModel.fromConfiguredAudienceModelArn(scope, 'Model', configuredAudienceModelArn),
      associationName: name,
      description,
      manageResourcePolicies,
    });
    for (const [key, value] of Object.entries(tags)) {
      Tags.of(construct).add(key, value);
    }
    return construct;
  },

  policyKey: ({ membershipId, configuredAudienceModelArn }) => `${membershipId} ${configuredAudienceModelArn}`,

  variants: [
    variant('an association of a model', false),
    variant('an association of another model in another membership', true),
  ],
  dependentActions: ['DeleteConfiguredAudienceModelPolicy', 'PutConfiguredAudienceModelPolicy'].map(
    (name) => `cleanrooms-ml:${name}`,
  ),
  rareActions: [],
  defects: DEFECTS_OF_MARKED_OBJECTS,
};

function variant(name: string, moves: boolean): Variant<Properties> {
  return {
    name,
    caller: PARTNER,
    exceptions: [],
    async run(lifecycle) {
      const { service } = lifecycle;
      const memberships = [joined(service), ...(moves ? [joined(service)] : [])];
      const models = [configured(service), ...(moves ? [configured(service)] : [])];
      const draw = (): Properties => ({
        ...propertiesOf(lifecycle.pick(memberships), lifecycle.pick(models)),
        name: lifecycle.pick(['Viewers', 'Readers']),
        manageResourcePolicies: lifecycle.chance(0.5),
        tags: lifecycle.chance(0.5) ? { team: 'films' } : undefined,
      });

      let properties = draw();
      let last = await lifecycle.create(properties);
      for (let update = 0; update < 3 && last.Status === 'SUCCESS'; update++) {
        const [previous, previousProperties] = [last, properties];
        properties = draw();
        last = await lifecycle.update(properties, previous);
        if (last.Status === 'SUCCESS' && last.PhysicalResourceId !== previous.PhysicalResourceId) {
          await lifecycle.cleanUp(properties, previousProperties, previous);
        }
      }
      await lifecycle.remove(properties, last);
    },
  };
}

/** A membership of the partner. */
function joined(service: CleanRoomsService): string {
  return join(service, PARTNER, newCollaboration(service)).id;
}

let trained = 0;

/** A configured audience model of the partner. */
function configured(service: CleanRoomsService): string {
  const name = `model ${++trained}`;
  const trainingDatasetArn = `arn:aws:cleanrooms-ml:us-east-1:${PARTNER.account}:training-dataset/views`;
  const { audienceModelArn } = service.call(PARTNER, 'CreateAudienceModel', { name, trainingDatasetArn });
  const { configuredAudienceModelArn } = service.call(PARTNER, 'CreateConfiguredAudienceModel', {
    name,
    audienceModelArn,
    outputConfig: {
      destination: { s3Destination: { s3Uri: 's3://audiences' } },
      roleArn: `arn:aws:iam::${PARTNER.account}:role/audiences`,
    },
    sharedAudienceMetrics: ['NONE'],
  });
  return String(configuredAudienceModelArn);
}

function propertiesOf(membershipId: string, configuredAudienceModelArn: string): Properties {
  return {
    membershipId,
    configuredAudienceModelArn,
    name: 'Viewers',
    description: undefined,
    manageResourcePolicies: true,
    tags: undefined,
  };
}
