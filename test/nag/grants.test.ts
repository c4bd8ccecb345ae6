import { App, type CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, test } from 'vitest';
import { GRANTS, grantRoom } from '../../catalogue/grants';

/** The wildcards that grants add to the policy of a principal, which also has statements of the user. */

/** cdk-nag loads the `aws-cdk-lib` beside it, and does not recognize the resources of another one. */
const canLoad = process.env.CDK_LIB !== 'newest';
let Checks: typeof AwsSolutionsChecks;

beforeAll(async () => {
  if (canLoad) {
    Checks = (await import('cdk-nag')).AwsSolutionsChecks;
  }
});

function newRole(): Role {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  return new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

/** What cdk-nag finds about wildcards in the policy of the principal. */
function wildcardsOf(role: Role): string[] {
  const app = role.node.root as App;
  Validations.of(app).addPlugins(new Checks(app));
  const { violations } = new Checks().validateScope(app);
  return violations
    .filter(({ ruleName }) => ruleName.startsWith('AwsSolutions-IAM5'))
    .filter(({ violatingResources }) =>
      violatingResources.some((one) => (one as { constructPath?: string }).constructPath?.includes('Grantee')),
    )
    .map(({ ruleName }) => ruleName);
}

function policyOf(role: Role): CfnResource {
  return role.node.findChild('DefaultPolicy').node.defaultChild as CfnResource;
}

describe.runIf(canLoad)('cdk-nag', () => {
  test.each(Object.keys(GRANTS).filter((method) => method !== 'MembershipGrants.readModels'))(
    'finds no wildcard after %s',
    (method) => {
      const role = newRole();
      GRANTS[method]?.(grantRoom(Stack.of(role)), role);

      expect(wildcardsOf(role)).toEqual([]);
    },
  );

  // It cannot be acknowledged for this statement alone.
  test('finds the wildcard of actions that support no resources', () => {
    const role = newRole();
    GRANTS['MembershipGrants.readModels']?.(grantRoom(Stack.of(role)), role);

    expect(wildcardsOf(role)).toEqual(['AwsSolutions-IAM5[Resource::*]']);
  });

  test('finds the wildcards of the user in the same policy', () => {
    const role = newRole();
    role.addToPolicy(new PolicyStatement({ actions: ['s3:Get*'], resources: ['arn:aws:s3:::lake/*', '*'] }));
    const room = grantRoom(Stack.of(role));
    for (const [method, call] of Object.entries(GRANTS)) {
      if (method !== 'MembershipGrants.readModels') {
        call(room, role);
      }
    }

    expect(wildcardsOf(role).sort()).toEqual([
      'AwsSolutions-IAM5[Action::s3:Get*]',
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:aws:s3:::lake/*]',
    ]);
  });
});

describe('version 2 of cdk-nag', () => {
  test('reads each wildcard in the metadata, beside what the user has acknowledged', () => {
    const role = newRole();
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::lake/*'] }));
    const own = { id: 'AwsSolutions-IAM5', reason: 'the lake', applies_to: ['Resource::arn:aws:s3:::lake/*'] };
    policyOf(role).addMetadata('cdk_nag', { rules_to_suppress: [own] });
    const room = grantRoom(Stack.of(role));
    room.membership.grants.startJob(role);
    room.collaboration.grants.deleteAudiences(role);

    const { rules_to_suppress: rules } = policyOf(role).getMetadata('cdk_nag') as { rules_to_suppress: object[] };
    const pattern = (kind: string) => `Resource::arn:<AWS::Partition>:cleanrooms:us-east-1:*:membership/*/${kind}/*`;
    expect(rules).toEqual([
      own,
      {
        id: 'AwsSolutions-IAM5',
        reason: expect.stringContaining('not known'),
        applies_to: [
          ...['configuredtableassociation', 'intermediatetable', 'analysistemplate'].map(pattern),
          'Resource::<Bucket.Arn>/jobs/*',
        ],
      },
      {
        id: 'AwsSolutions-IAM5',
        reason: expect.stringContaining('not known'),
        applies_to: ['Resource::arn:<AWS::Partition>:cleanrooms-ml:us-east-1:111111111111:audience-generation-job/*'],
      },
    ]);
  });
});
