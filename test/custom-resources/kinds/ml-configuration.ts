import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import type { MlConfigurationProperties } from '../../../src/custom-resources/ml-configuration/contract';
import { MlConfiguration } from '../../../src/machine-learning/ml-configuration';
import { Membership } from '../../../src/membership/membership';
import { join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import { DEFECTS_OF_OBJECTS } from '../../simulation/naive';
import type { KindUnderTest, Variant } from './kind-under-test';

const LOCATIONS = ['s3://models', 's3://models/trained'] as const;
const ROLES = ['output', 'other'].map((name) => `arn:aws:iam::${PARTNER.account}:role/${name}`);

export const mlConfiguration: KindUnderTest<MlConfigurationProperties> = {
  prepare(service) {
    return {
      caller: PARTNER,
      properties: { membershipId: joined(service), s3Uri: LOCATIONS[0], roleArn: ROLES[0] as string },
    };
  },

  end(service, { membershipId: membershipIdentifier }) {
    service.call(PARTNER, 'DeleteMLConfiguration', { membershipIdentifier });
    service.call(PARTNER, 'DeleteMembership', { membershipIdentifier });
  },

  addTo(scope, account, { membershipId, s3Uri, roleArn }) {
    const [, , bucketName = '', ...prefix] = s3Uri.split('/');
    return new MlConfiguration(scope, 'Construct', {
      membership: Membership.fromMembershipArn(
        scope,
        'Membership',
        `arn:aws:cleanrooms:us-east-1:${account}:membership/${membershipId}`,
      ),
      bucket: Bucket.fromBucketName(scope, 'Bucket', bucketName),
      keyPrefix: prefix.length > 0 ? prefix.join('/') : undefined,
      role: Role.fromRoleArn(scope, 'Role', roleArn),
    });
  },

  policyKey: ({ membershipId, roleArn }) => `${membershipId} ${roleArn}`,

  variants: [variant('an ML configuration', false), variant('an ML configuration of another membership', true)],
  rareActions: [],
  defects: DEFECTS_OF_OBJECTS,
};

function variant(name: string, moves: boolean): Variant<MlConfigurationProperties> {
  return {
    name,
    caller: PARTNER,
    exceptions: [],
    async run(lifecycle) {
      const memberships = [joined(lifecycle.service), joined(lifecycle.service)];
      const draw = (): MlConfigurationProperties => ({
        membershipId: lifecycle.pick(moves ? memberships : memberships.slice(0, 1)),
        s3Uri: lifecycle.pick(LOCATIONS),
        roleArn: lifecycle.pick(ROLES),
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
