import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalysisRule, ConfiguredTable } from 'cdk-cleanrooms';
import { expect, test } from 'vitest';
import { conversionsOf, InvitedStack } from './invited';

function invited(): Stack {
  return new InvitedStack(new App(), 'Invited', { env: { account: '222222222222', region: 'us-east-1' } });
}

test('the account accepts the payment', () => {
  Template.fromStack(invited()).hasResourceProperties('AWS::CleanRooms::Membership', {
    PaymentConfiguration: { QueryCompute: { IsResponsible: true } },
  });
});

test('no mistake is reported', () => {
  const app = invited().node.root as App;

  const messages = app.synth().stacks.flatMap((stack) => stack.messages);

  expect(messages.map(({ entry }) => entry.data)).toEqual([]);
});

test('the template is as it was reviewed', () => {
  // The hash of a function's code changes with each version of the library.
  const template = JSON.stringify(Template.fromStack(invited()).toJSON(), null, 2).replace(/[0-9a-f]{64}/g, '<hash>');

  expect(template).toMatchSnapshot();
});

test('a mistake fails with the ID of its rule', () => {
  const stack = new Stack(new App(), 'Invited', { env: { account: '222222222222', region: 'us-east-1' } });
  new ConfiguredTable(stack, 'Conversions', {
    source: conversionsOf(stack),
    allowedColumns: ['user_id', 'converted_at'],
    analysisRule: AnalysisRule.list({ joinColumns: ['user'], listColumns: ['converted_at'] }),
  });

  expect(() => (stack.node.root as App).synth()).toThrow('CleanRooms::RuleColumnsAreAllowed');
});
