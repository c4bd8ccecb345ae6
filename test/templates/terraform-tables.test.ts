import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resourceTypes } from '../../scripts/lib/resource-types';
import { itemsOf, UNKNOWN as UNKNOWN_FACT } from '../../src/model/fact';
import type { LinkDeclaration } from '../../src/model/kind';
import { at, type Pointer, type Raw, ReferenceTo, templateName } from '../../src/model/raw';
import { KIND_NAMES, kindOf } from '../../src/model/register';
import { AWS } from '../../src/templates/terraform/aws';
import { CLEAN_ROOMS } from '../../src/templates/terraform/aws-clean-rooms';
import { AWSCC } from '../../src/templates/terraform/awscc';
import { PLACES } from '../../src/templates/terraform/places';
import { Leaf } from '../../src/templates/terraform/planned';
import { RESOURCE_TYPES } from '../../src/templates/terraform/resource-types';
import type { TranslatedResource } from '../../src/templates/terraform/translation';

/** The tables of the translation are complete. */

test('the resource types are those of the schemas (npx projen terraform-types)', () => {
  const file = join(__dirname, '..', '..', 'src', 'templates', 'terraform', 'resource-types.ts');

  expect(readFileSync(file, 'utf8')).toBe(resourceTypes());
});

test('the types of the register have a translation, as far as they are of CloudFormation', () => {
  const types = KIND_NAMES.map((name) => kindOf(name).type).filter((type) => !type.startsWith('Custom::'));

  expect(Object.keys(RESOURCE_TYPES)).toEqual([...new Set(types)]);
  expect(AWSCC.size).toBe(Object.keys(RESOURCE_TYPES).length);
});

test('names of properties are translated that do not follow from the rule', () => {
  const translated = AWSCC.get('awscc_s3_bucket')?.translate(
    {
      bucket_encryption: {
        server_side_encryption_configuration: [
          {
            server_side_encryption_by_default: { sse_algorithm: new Leaf('aws:kms'), kms_master_key_id: new Leaf('k') },
          },
        ],
      },
    },
    {},
  );

  expect(translated?.[0]).toHaveProperty('properties', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: new Leaf('aws:kms'), KMSMasterKeyID: new Leaf('k') } },
      ],
    },
  });
});

test.each([
  ['awscc_cleanrooms_membership', 'id', 'Ref'],
  ['awscc_cleanrooms_membership', 'membership_identifier', 'MembershipIdentifier'],
  ['awscc_cleanrooms_membership', 'arn', 'Arn'],
  ['awscc_cleanrooms_membership', 'query_log_status', undefined],
  // Its identifier has two parts, which no property takes.
  ['awscc_cleanrooms_analysis_template', 'id', undefined],
  ['awscc_cleanrooms_analysis_template', 'arn', 'Arn'],
  ['awscc_s3_bucket', 'bucket_name', 'Ref'],
  ['awscc_glue_database', 'database_input.name', 'Ref'],
  ['awscc_iam_managed_policy', 'policy_arn', 'PolicyArn'],
  ['aws_iam_policy', 'arn', 'Ref'],
  ['aws_s3_bucket', 'bucket', 'Ref'],
  ['aws_cleanrooms_membership', 'collaboration_id', 'CollaborationIdentifier'],
  ['aws_cleanrooms_membership', 'constructor', undefined],
])('%s.%s is %s', (type, path, attribute) => {
  expect((AWSCC.get(type) ?? AWS.get(type))?.attributeOf(path.split('.'))).toBe(attribute);
});

describe('the Clean Rooms resources of the aws provider', () => {
  test.each(Object.entries(CLEAN_ROOMS))('%s has every property of its type', (_, { type = '', translate }) => {
    // All arguments have a value, so that what is left out is left out of the mapping.
    const values = new Proxy({}, { get: () => new Leaf('given') });
    const [{ properties }] = translate(values, () => true) as unknown as readonly [TranslatedResource];

    expect(Object.entries(properties).filter(([, value]) => value === undefined)).toEqual([]);
    expect(Object.keys(properties).sort()).toEqual([...RESOURCE_TYPES[type].properties].sort());
  });
});

/** What all identifiers refer to. */
const TARGET = {};

/** Links that lead through a part of a text or of a policy document, which a plan has only as a whole. */
const IN_TEXTS = ['bucketPolicy.grantees', 'glueTable.dataBucket', 'registeredLocation.bucket', 'role.sources'];
/** Links in metadata, which a plan does not have. */
const IN_METADATA = ['configuredTable.reviewed', 'intermediateTable.reviewed'];

test('the places of identifiers are those of all links', () => {
  const links = KIND_NAMES.flatMap((name) => {
    const { type, links, read } = kindOf(name);
    const missing = type.startsWith('Custom::') ? [] : Object.entries(links);
    const facts = Object.keys(PLACES[type] ?? {}).map((place) => {
      const properties = nested(place.split('.'), new ReferenceTo(TARGET, 'Ref'));
      return read((property) => at(properties, templateName(property)), {
        account: UNKNOWN_FACT,
        region: UNKNOWN_FACT,
        stack: 'Stack',
      });
    });
    return missing
      .filter(([, link]) => !facts.some((one) => pointersOf(link, one).some(isTarget)))
      .map(([link]) => `${name}.${link}`);
  });

  expect(links.sort()).toEqual([...IN_TEXTS, ...IN_METADATA].sort());
});

function pointersOf(link: LinkDeclaration<object>, facts: object): readonly Pointer[] {
  return link.many ? itemsOf(link.pointers(facts)) : [link.pointer(facts)];
}

function isTarget(pointer: Pointer): boolean {
  return pointer.kind === 'resource' && pointer.key === TARGET;
}

function nested([name, ...rest]: readonly string[], value: Raw): Raw {
  const inner = rest.length === 0 ? value : nested(rest, value);
  return name === '*' ? [inner] : { [name]: inner };
}
