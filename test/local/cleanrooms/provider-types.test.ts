import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, test } from 'vitest';
import { toInput } from '../../../local/cleanrooms/properties';
import { cleanRoomsProviders } from '../../../local/cleanrooms/providers';
import { CREATOR, newService, PARTNER, ROLE } from './clean-room';
import { createNamespaces, createWorkflow } from './entity-resolution';

const TYPES = [
  'Collaboration',
  'Membership',
  'ConfiguredTable',
  'ConfiguredTableAssociation',
  'AnalysisTemplate',
  'PrivacyBudgetTemplate',
  'IdNamespaceAssociation',
  'IdMappingTable',
  'IntermediateTable',
];

/** What CloudFormation and the API name differently, and the provider therefore handles by itself. */
const HANDLED: { readonly [type: string]: readonly string[] } = {
  Collaboration: ['AutoApprovedChangeTypes'],
  ConfiguredTable: ['AnalysisRules'],
  ConfiguredTableAssociation: ['ConfiguredTableAssociationAnalysisRules'],
  IntermediateTable: ['AnalysisRules'],
  // An output of the service that the schema lists as a property; no request has it.
  AnalysisTemplate: ['SourceMetadata'],
};

const spec = loadAwsServiceSpecSync();

function specOf(type: string) {
  return spec.lookup('resource', 'cloudFormationType', 'equals', `AWS::CleanRooms::${type}`).only();
}

describe.each(TYPES)('AWS::CleanRooms::%s', (type) => {
  test('has an API member for every property', () => {
    const properties = Object.keys(specOf(type).properties).filter((name) => !HANDLED[type]?.includes(name));

    for (const property of properties) {
      expect(() => toInput(`Create${type}`, { [property]: undefined }), property).not.toThrow();
    }
  });
});

describe('the attributes', () => {
  test('are those of the service specification', async () => {
    const providers = cleanRoomsProviders(newService());
    const context = { stackName: 'stack', logicalId: 'Thing', ...CREATOR };
    const create = async (type: string, properties: object) => {
      const made = await providers[`AWS::CleanRooms::${type}`]?.create({ ...properties }, context);
      const attributes = Object.keys(specOf(type).attributes).filter((name) => !(name in specOf(type).properties));
      for (const attribute of attributes) {
        expect(made?.attributes[attribute], `${type}.${attribute}`).toBeDefined();
      }
      return made?.physicalId;
    };

    const collaboration = await create('Collaboration', {
      Name: 'Reach',
      Description: 'who saw it',
      CreatorDisplayName: 'Publisher',
      CreatorMemberAbilities: ['CAN_QUERY'],
      Members: [{ AccountId: PARTNER.account, DisplayName: 'Partner' }],
      QueryLogStatus: 'ENABLED',
    });
    const MembershipIdentifier = await create('Membership', {
      CollaborationIdentifier: collaboration,
      QueryLogStatus: 'ENABLED',
    });
    const table = await create('ConfiguredTable', {
      Name: 'impressions',
      TableReference: { Glue: { DatabaseName: 'ads', TableName: 'impressions' } },
      AllowedColumns: ['user_id'],
      AnalysisMethod: 'DIRECT_QUERY',
    });
    await create('ConfiguredTableAssociation', {
      MembershipIdentifier,
      ConfiguredTableIdentifier: table,
      Name: 'impressions',
      RoleArn: ROLE,
    });
    await create('AnalysisTemplate', {
      MembershipIdentifier,
      Name: 'reach',
      Format: 'SQL',
      Source: { Text: 'SELECT 1 FROM impressions' },
    });
    const namespaces = await createNamespaces(providers, context);
    for (const InputReferenceArn of namespaces) {
      await create('IdNamespaceAssociation', {
        MembershipIdentifier,
        Name: 'people',
        InputReferenceConfig: { InputReferenceArn, ManageResourcePolicies: true },
      });
    }
    await create('IdMappingTable', {
      MembershipIdentifier,
      Name: 'identities',
      InputReferenceConfig: {
        InputReferenceArn: await createWorkflow(providers, context, namespaces),
        ManageResourcePolicies: true,
      },
    });
    await create('IntermediateTable', {
      MembershipIdentifier,
      Name: 'daily',
      PopulationAnalysisConfiguration: { SqlParameters: { QueryString: 'SELECT 1 FROM impressions' } },
    });
    await create('PrivacyBudgetTemplate', {
      MembershipIdentifier,
      AutoRefresh: 'NONE',
      PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 },
    });
  });
});
