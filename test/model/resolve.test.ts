import { App, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ReferenceTo } from '../../src/model/raw';
import { readRaw } from '../../src/model/resolve';

afterEach(() => {
  vi.restoreAllMocks();
});

function membership(id: string, stack = new Stack(new App(), 'Stack')): CfnMembership {
  return new CfnMembership(stack, id, { collaborationIdentifier: 'x', queryLogStatus: 'DISABLED' });
}

describe('a text that is a reference alone', () => {
  test('is read without resolving tokens', () => {
    const l1 = membership('Membership');
    const resolve = vi.spyOn(Tokenization, 'resolve');

    expect(readRaw(l1, l1.attrArn)).toEqual(new ReferenceTo(l1, 'Arn'));
    expect(resolve).not.toHaveBeenCalled();
  });

  test('is searched for tokens once, however many resources contain it', () => {
    const l1 = membership('Membership');
    const search = vi.spyOn(Tokenization, 'reverseString');

    expect([readRaw(l1, l1.attrArn), readRaw(l1, l1.attrArn)]).toEqual(Array(2).fill(new ReferenceTo(l1, 'Arn')));
    expect(search).toHaveBeenCalledTimes(1);
  });

  test('is forgotten after many others, so that what is kept does not grow with the app', () => {
    const stack = new Stack(new App(), 'Stack');
    const [first, ...others] = Array.from({ length: 202 }, (_, index) => membership(`Membership${index}`, stack));
    for (const l1 of [first as CfnMembership, ...others]) {
      readRaw(l1, l1.attrArn);
    }
    const search = vi.spyOn(Tokenization, 'reverseString');

    expect(readRaw(stack, first?.attrArn)).toEqual(new ReferenceTo(first as CfnMembership, 'Arn'));
    expect(search).toHaveBeenCalledTimes(1);
  });
});

test('a text with more than a reference is resolved', () => {
  const l1 = membership('Membership');
  const resolve = vi.spyOn(Tokenization, 'resolve');

  readRaw(l1, `${l1.attrArn}/table`);

  expect(resolve).toHaveBeenCalledTimes(1);
});
