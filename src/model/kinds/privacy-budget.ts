import type { CfnPrivacyBudgetTemplateProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact, ListFact } from '../fact';
import { budgetedArn, membershipId } from '../identifiers';
import { link, OF_MEMBERSHIP, subject } from '../kind';
import { at, listOf, numberOf, objectOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::PrivacyBudgetTemplate`, which defines the privacy budget to enforce. */
export interface PrivacyBudgetFacts {
  readonly membershipPointer: Pointer;
  readonly type: Fact<string>;
  readonly autoRefresh: Fact<string>;
  readonly epsilon: Fact<number>;
  readonly usersNoisePerQuery: Fact<number>;
  readonly resourcePointer: Pointer;
  readonly limits: ListFact<AccessLimitFacts>;
}

export interface AccessLimitFacts {
  readonly type: Fact<string>;
  readonly budget: Fact<number>;
}

function read(property: Property<CfnPrivacyBudgetTemplateProps>): PrivacyBudgetFacts {
  const parameters = property('parameters');
  return {
    membershipPointer: pointerOf(property('membershipIdentifier')),
    type: textOf(property('privacyBudgetType')),
    autoRefresh: textOf(property('autoRefresh')),
    epsilon: numberOf(at(parameters, 'epsilon')),
    usersNoisePerQuery: numberOf(at(parameters, 'usersNoisePerQuery')),
    resourcePointer: pointerOf(at(parameters, 'resourceArn')),
    limits: listOf(at(parameters, 'budgetParameters'), (limit) =>
      objectOf(limit, (value) => ({ type: textOf(at(value, 'type')), budget: numberOf(at(value, 'budget')) })),
    ),
  };
}

export const privacyBudget = subject({
  type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
  heading: 'Privacy budget',
  read,
  forwards: OF_MEMBERSHIP,
  links: {
    membership: link('membership', (facts: PrivacyBudgetFacts) => facts.membershipPointer, {
      back: ['budgets'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    resource: link(
      ['association', 'configuredTable', 'intermediateTable'],
      (facts: PrivacyBudgetFacts) => facts.resourcePointer,
      { takes: budgetedArn('Parameters') },
    ),
  },
});
