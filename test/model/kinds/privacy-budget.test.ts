import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnPrivacyBudgetTemplate, type CfnPrivacyBudgetTemplateProps } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { privacyBudget } from '../../../src/model/kinds/privacy-budget';

function read(props: Partial<CfnPrivacyBudgetTemplateProps>) {
  return factsOf(
    privacyBudget,
    new CfnPrivacyBudgetTemplate(new Stack(new App(), 'Stack'), 'Budget', {
      membershipIdentifier: '4c7b',
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
      ...props,
    }),
  );
}

const SALES = 'arn:aws:cleanrooms:us-east-1:111111111111:membership/4c7b/configuredtableassociation/9a3f';

describe('a privacy budget template', () => {
  test('is one for differential privacy', () => {
    expect(read({})).toEqual({
      membershipPointer: { kind: 'literal', text: '4c7b' },
      type: known('DIFFERENTIAL_PRIVACY'),
      autoRefresh: known('NONE'),
      epsilon: known(3),
      usersNoisePerQuery: known(30),
      resourcePointer: { kind: 'absent' },
      limits: ABSENT,
    });
  });

  test('is an access budget', () => {
    const parameters = {
      resourceArn: SALES,
      budgetParameters: [
        { type: 'CALENDAR_DAY', budget: 10, autoRefresh: 'ENABLED' },
        { type: 'LIFETIME', budget: Lazy.number({ produce: () => 0 }) },
      ],
    };

    expect(read({ privacyBudgetType: 'ACCESS_BUDGET', parameters })).toMatchObject({
      type: known('ACCESS_BUDGET'),
      epsilon: ABSENT,
      usersNoisePerQuery: ABSENT,
      resourcePointer: { kind: 'literal', text: SALES },
      limits: list([
        { type: known('CALENDAR_DAY'), budget: known(10) },
        { type: known('LIFETIME'), budget: known(0) },
      ]),
    });
  });

  test('has unknown properties', () => {
    const parameters = {
      epsilon: Fn.ref('Epsilon') as unknown as number,
      resourceArn: `arn:aws:cleanrooms:${Aws.REGION}:111111111111:membership/4c7b/configuredtableassociation/9a3f`,
      budgetParameters: [Fn.conditionIf('Daily', {}, Aws.NO_VALUE)],
    };

    expect(
      read({
        membershipIdentifier: Fn.importValue('Membership'),
        privacyBudgetType: Fn.ref('Type'),
        autoRefresh: Fn.ref('Refresh'),
        parameters,
      }),
    ).toEqual({
      membershipPointer: { kind: 'unknown' },
      type: UNKNOWN,
      autoRefresh: UNKNOWN,
      epsilon: UNKNOWN,
      usersNoisePerQuery: ABSENT,
      resourcePointer: { kind: 'unknown' },
      limits: list([], false),
    });
  });

  test('has parameters that are a token', () => {
    expect(read({ parameters: Fn.conditionIf('Test', {}, Fn.importValue('Other')) })).toMatchObject({
      epsilon: UNKNOWN,
      usersNoisePerQuery: UNKNOWN,
      resourcePointer: { kind: 'unknown' },
      limits: UNKNOWN,
    });
  });
});
