import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { Collaboration, Membership } from '../../src';
import { readable } from '../support/readable';
import { ADVERTISER, AN_ID, advertiserStack, PUBLISHER } from '../support/two-companies';

const ARN = `arn:aws:cleanrooms:eu-west-1:${PUBLISHER}:collaboration/${AN_ID}`;

describe('by id', () => {
  test('knows its id', () => {
    const collaboration = Collaboration.fromCollaborationId(advertiserStack(), 'Ads', AN_ID);

    expect(collaboration.collaborationId).toBe(AN_ID);
    expect(collaboration.collaborationRef.collaborationIdentifier).toBe(AN_ID);
  });

  test('fails to tell an ARN, which names the account of the creator', () => {
    const collaboration = Collaboration.fromCollaborationId(advertiserStack(), 'Ads', AN_ID);

    expect(() => collaboration.collaborationArn).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Advertiser/Ads: the ARN of this collaboration cannot be determined
          why: it contains the account ID of the creator, which is not part of the collaboration ID
          fix: import it with Collaboration.fromCollaborationArn, or with Collaboration.fromCollaborationAttributes and creatorAccountId]
    `);
    expect(() => collaboration.collaborationRef.collaborationArn).toThrow('cannot be determined');
  });

  test('can be joined all the same', () => {
    const stack = advertiserStack();
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);

    const join = () => new Membership(stack, 'Membership', { collaboration });

    expect(join).not.toThrow();
  });
});

describe('by ARN', () => {
  test('knows id, account and Region', () => {
    const collaboration = Collaboration.fromCollaborationArn(advertiserStack(), 'Ads', ARN);

    expect(collaboration.collaborationId).toBe(AN_ID);
    expect(collaboration.collaborationArn).toBe(ARN);
    expect(collaboration.env).toEqual({ account: PUBLISHER, region: 'eu-west-1' });
  });

  test('splits an ARN that only the deployment knows', () => {
    const stack = new Stack(new App(), 'Advertiser');
    const parameter = new CfnParameter(stack, 'Arn');

    const collaboration = Collaboration.fromCollaborationArn(stack, 'Ads', parameter.valueAsString);

    expect(readable(stack.resolve(collaboration.collaborationId))).toMatch(/^Select\(1, Split\(\/,.*<Arn>/);
    expect(readable(stack.resolve(collaboration.collaborationArn))).toBe('<Arn>');
  });

  test('fails for an ARN without an id', () => {
    const arn = `arn:aws:cleanrooms:eu-west-1:${PUBLISHER}:collaboration`;

    expect(() => Collaboration.fromCollaborationArn(advertiserStack(), 'Ads', arn)).toThrow(`is "${arn}"`);
  });
});

describe('by attributes', () => {
  test('makes the ARN from the account of the creator', () => {
    const stack = advertiserStack();

    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: AN_ID,
      creatorAccountId: PUBLISHER,
    });

    expect(readable(stack.resolve(collaboration.collaborationArn))).toBe(
      `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:collaboration/${AN_ID}`,
    );
    expect(collaboration.env.account).toBe(PUBLISHER);
  });

  test('is taken to be in the account of the stack while the creator is not known', () => {
    const collaboration = Collaboration.fromCollaborationAttributes(advertiserStack(), 'Ads', {
      collaborationId: AN_ID,
    });

    expect(collaboration.env.account).toBe(ADVERTISER);
  });
});
