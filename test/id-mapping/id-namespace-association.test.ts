import { CfnParameter, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { describe, expect, test } from 'vitest';
import { IdNamespaceAssociation, type IdNamespaceAssociationProps, Membership } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::IdNamespaceAssociation';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;

function namespaceIn(stack: Stack): CfnIdNamespace {
  return new CfnIdNamespace(stack, 'Customers', { idNamespaceName: 'customers', type: 'SOURCE' });
}

function associationIn(stack: Stack, props: Partial<IdNamespaceAssociationProps> = {}): IdNamespaceAssociation {
  const membership = creatorMembership(collaborationOf(stack));
  const idNamespace = props.idNamespace ?? namespaceIn(stack);
  return new IdNamespaceAssociation(stack, 'Association', { membership, ...props, idNamespace });
}

describe('an ID namespace association', () => {
  test('keeps its IDs in joins by default, and lets the service write the resource policy', () => {
    const stack = publisherStack();

    associationIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'Association',
      MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
      InputReferenceConfig: { InputReferenceArn: '<Customers.IdNamespaceArn>', ManageResourcePolicies: true },
      IdMappingConfig: { AllowUseAsDimensionColumn: false },
    });
  });

  test('can have other properties', () => {
    const stack = publisherStack();

    associationIn(stack, {
      idNamespaceAssociationName: 'customers',
      description: 'The loyalty program',
      allowUseAsDimensionColumn: true,
      manageResourcePolicies: false,
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      Name: 'customers',
      Description: 'The loyalty program',
      InputReferenceConfig: { ManageResourcePolicies: false },
      IdMappingConfig: { AllowUseAsDimensionColumn: true },
    });
  });

  test('can be of an ID namespace outside of the app', () => {
    const stack = publisherStack();
    const arn = `arn:aws:entityresolution:us-east-1:${PUBLISHER}:idnamespace/customers`;

    associationIn(stack, { idNamespace: CfnIdNamespace.fromIdNamespaceArn(stack, 'Customers', arn) });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      InputReferenceConfig: { InputReferenceArn: arn },
    });
  });

  test('is deployed after an ID namespace of another stack', () => {
    const { app, publisher } = twoStacks();
    const [namespaces, associations] = ['Namespaces', 'Associations'].map((id) => stackIn(app, id, PUBLISHER));
    const membership = creatorMembership(collaborationOf(publisher));

    new IdNamespaceAssociation(associations, 'Association', { membership, idNamespace: namespaceIn(namespaces) });

    expect(associations.dependencies).toEqual([publisher, namespaces]);
  });

  test('goes with its template, or outlives it on request', () => {
    const [gone, kept] = [publisherStack(), publisherStack()];

    associationIn(gone);
    associationIn(kept, { removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(gone).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('takes the tags of its scope', () => {
    const stack = publisherStack();

    Tags.of(associationIn(stack)).add('team', 'ads');

    Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
  });

  test('has its L1 as default child, and refers to itself by ids and ARN', () => {
    const stack = publisherStack();

    const association = associationIn(stack);

    expect(CfnIdNamespaceAssociation.isCfnIdNamespaceAssociation(association.node.defaultChild)).toBe(true);
    expect(readable(stack.resolve(association.idNamespaceAssociationRef))).toEqual({
      idNamespaceAssociationIdentifier: '<Association.IdNamespaceAssociationIdentifier>',
      idNamespaceAssociationArn: '<Association.Arn>',
      membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
    });
  });

  test('fails for what is no ID namespace', () => {
    const stack = publisherStack();
    const idNamespace = collaborationOf(stack, { collaborationName: 'Other' }) as never;
    const membership = Membership.fromMembershipId(stack, 'Membership', AN_ID);

    expect(() => new IdNamespaceAssociation(stack, 'Association', { membership, idNamespace })).toThrow(
      'Publisher/Association: idNamespace is an instance of Collaboration',
    );
  });
});

describe('isIdNamespaceAssociation', () => {
  test('knows an ID namespace association', () => {
    expect(IdNamespaceAssociation.isIdNamespaceAssociation(associationIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Association', {}])('knows that %o is none', (other) => {
    expect(IdNamespaceAssociation.isIdNamespaceAssociation(other)).toBe(false);
  });
});

describe('an imported ID namespace association', () => {
  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/idnamespaceassociation/${ANOTHER_ID}`;

    const association = IdNamespaceAssociation.fromIdNamespaceAssociationArn(publisherStack(), 'Association', arn);

    expect(association.idNamespaceAssociationRef).toEqual({
      idNamespaceAssociationIdentifier: ANOTHER_ID,
      idNamespaceAssociationArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(association.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = publisherStack();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const association = IdNamespaceAssociation.fromIdNamespaceAssociationArn(stack, 'Association', arn);

    expect(readable(stack.resolve(association.idNamespaceAssociationId))).toBe('Select(3, Split(/, <Arn>))');
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const association = IdNamespaceAssociation.fromIdNamespaceAssociationAttributes(stack, 'Association', {
      idNamespaceAssociationId: ANOTHER_ID,
      membership: Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP_ARN),
    });

    expect(association.idNamespaceAssociationId).toBe(ANOTHER_ID);
    expect(association.idNamespaceAssociationArn).toBe(`${MEMBERSHIP_ARN}/idnamespaceassociation/${ANOTHER_ID}`);
  });
});
