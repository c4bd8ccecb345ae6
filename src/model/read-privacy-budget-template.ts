import type { CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import type { Fact, ListFact } from './fact';
import { at, listOf, numberOf, objectOf, type Pointer, pointerOf, readRaw, textOf } from './raw';

export const DIFFERENTIAL_PRIVACY = 'DIFFERENTIAL_PRIVACY';
export const ACCESS_BUDGET = 'ACCESS_BUDGET';

/** `AWS::CleanRooms::PrivacyBudgetTemplate`: how much may be asked of protected tables. */
export interface PrivacyBudgetTemplateFacts {
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

export function readPrivacyBudgetTemplate(cfn: CfnPrivacyBudgetTemplate): PrivacyBudgetTemplateFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  const parameters = read(cfn.parameters);
  return {
    membershipPointer: pointerOf(read(cfn.membershipIdentifier)),
    type: textOf(read(cfn.privacyBudgetType)),
    autoRefresh: textOf(read(cfn.autoRefresh)),
    epsilon: numberOf(at(parameters, 'epsilon')),
    usersNoisePerQuery: numberOf(at(parameters, 'usersNoisePerQuery')),
    resourcePointer: pointerOf(at(parameters, 'resourceArn')),
    limits: listOf(at(parameters, 'budgetParameters'), (limit) =>
      objectOf(limit, (value) => ({ type: textOf(at(value, 'type')), budget: numberOf(at(value, 'budget')) })),
    ),
  };
}
