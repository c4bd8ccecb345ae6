import { App, type IPropertyInjector, PropertyInjectors, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import {
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  ConfiguredTableAssociation,
  Membership,
  PrivacyBudget,
  PrivacyBudgetTemplate,
} from '../../src';
import { injected } from '../../src/private/property-injection';
import { creatorMembership } from '../support/creator-membership';
import { collaborationOf, publisherStack, salesTable } from '../support/two-companies';

/** A company default: what it adds comes before what the user says. */
function byDefault(constructUniqueId: string, props: object): IPropertyInjector {
  return { constructUniqueId, inject: (original) => ({ ...props, ...original }) };
}

test.each([
  [Collaboration.PROPERTY_INJECTION_ID, 'AWS::CleanRooms::Collaboration', RemovalPolicy.DESTROY, 'Delete'],
  [Membership.PROPERTY_INJECTION_ID, 'AWS::CleanRooms::Membership', RemovalPolicy.DESTROY, 'Delete'],
  [ConfiguredTable.PROPERTY_INJECTION_ID, 'AWS::CleanRooms::ConfiguredTable', RemovalPolicy.RETAIN, 'Retain'],
  [
    ConfiguredTableAssociation.PROPERTY_INJECTION_ID,
    'AWS::CleanRooms::ConfiguredTableAssociation',
    RemovalPolicy.RETAIN,
    'Retain',
  ],
  [AnalysisTemplate.PROPERTY_INJECTION_ID, 'AWS::CleanRooms::AnalysisTemplate', RemovalPolicy.RETAIN, 'Retain'],
  [
    PrivacyBudgetTemplate.PROPERTY_INJECTION_ID,
    'AWS::CleanRooms::PrivacyBudgetTemplate',
    RemovalPolicy.RETAIN,
    'Retain',
  ],
])('%s takes injected properties', (id, type, removalPolicy, deletionPolicy) => {
  const stack = publisherStack();
  PropertyInjectors.of(stack.node.root).add(byDefault(id, { removalPolicy }));

  const membership = creatorMembership(collaborationOf(stack));
  membership.associate('Association', { table: salesTable(stack) });
  membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  new AnalysisTemplate(stack, 'Reach', { membership, source: AnalysisSource.sql('SELECT 1') });

  Template.fromStack(stack).allResources(type, { DeletionPolicy: deletionPolicy });
});

describe('the injector', () => {
  const ID = 'thing';

  test('is the nearest one for the class', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    PropertyInjectors.of(app).add(byDefault(ID, { from: 'app' }));
    PropertyInjectors.of(stack).add(byDefault(ID, { from: 'stack' }));

    expect(injected(ID, stack, 'Thing', {})).toEqual({ from: 'stack' });
  });

  test('is one further away if the nearest are for other classes', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    PropertyInjectors.of(app).add(byDefault(ID, { from: 'app' }));
    PropertyInjectors.of(stack).add(byDefault('other', { from: 'stack' }));

    expect(injected(ID, stack, 'Thing', {})).toEqual({ from: 'app' });
  });

  test('knows where the construct is made', () => {
    const stack = new Stack(new App(), 'Stack');
    PropertyInjectors.of(stack).add({
      constructUniqueId: ID,
      inject: (_, { scope, id }) => ({ at: `${scope.node.path}/${id}` }),
    });

    expect(injected(ID, stack, 'Thing', {})).toEqual({ at: 'Stack/Thing' });
  });

  test('is none by default', () => {
    const props = {};

    expect(injected(ID, new Stack(new App(), 'Stack'), 'Thing', props)).toBe(props);
  });

  test('does not override what the user says', () => {
    const stack = publisherStack();
    PropertyInjectors.of(stack).add(byDefault(Collaboration.PROPERTY_INJECTION_ID, { collaborationName: 'injected' }));

    collaborationOf(stack, { collaborationName: 'stated' });

    Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::Collaboration', { Name: 'stated' });
  });
});
