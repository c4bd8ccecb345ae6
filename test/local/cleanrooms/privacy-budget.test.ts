import { App, DefaultStackSynthesizer, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { cleanRoomCloud } from '../../../local/demo/clean-room-cloud';
import { Rooms } from '../../../local/demo/room';
import { BudgetRefresh, type Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../../src';
import { creatorMembership } from '../../support/creator-membership';
import { collaborationOf, PUBLISHER, REGION, salesTable } from '../../support/two-companies';
import { deploy, query } from '../endpoint/client';

/**
 * What happens to a differential privacy budget when a stack is deployed again: another ID is another budget, which has not
 * been spent.
 */

const NOISE = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });
const MONTHLY = PrivacyBudget.differentialPrivacy({
  epsilon: 3,
  usersNoisePerQuery: 30,
  refresh: BudgetRefresh.CALENDAR_MONTH,
});

type Add = (membership: Membership, stack: Stack) => void;

/** An account in which one stack is deployed, with a membership and what a test adds. */
class Account {
  /** An operation that is denied. */
  public denied: string | undefined;
  private readonly local = cleanRoomCloud({
    faults: { before: (operation) => (operation === this.denied ? 'denied' : undefined), after: () => undefined },
  });
  private deployments = 0;

  public deploy(add: Add): Promise<string | undefined> {
    const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
    const stack = new Stack(new App(), 'Publisher', { env: { account: PUBLISHER, region: REGION }, synthesizer });
    // Something changes in each deployment.
    add(creatorMembership(collaborationOf(stack, { description: `Deployment ${this.deployments}` })), stack);
    const { Resources } = Template.fromStack(stack).toJSON();
    this.deployments += 1;
    return deploy(this.local.cloud, Resources, { type: this.deployments === 1 ? 'CREATE' : 'UPDATE' });
  }

  public async destroy(): Promise<void> {
    await query(this.local.cloud, 'cloudformation', { Action: 'DeleteStack', StackName: 'App' });
  }

  /** The IDs of all budgets of all memberships of the account. */
  public budgets(): readonly string[] {
    const rooms = new Rooms(this.local.service, PUBLISHER);
    return rooms.memberships().flatMap(({ id }) => rooms.budgets(id).map((budget) => budget.id));
  }
}

const withBudget: Add = (membership) => membership.addPrivacyBudget('Budget', NOISE);
const withNone: Add = () => undefined;

describe('a differential privacy budget stays the same', () => {
  test.each<readonly [string, Add]>([
    ['is renamed', (membership) => membership.addPrivacyBudget('Privacy', NOISE)],
    [
      'moves to the stack',
      (membership, stack) => new PrivacyBudgetTemplate(stack, 'Budget', { membership, budget: NOISE }),
    ],
    [
      'has other values',
      (membership) =>
        membership.addPrivacyBudget(
          'Budget',
          PrivacyBudget.differentialPrivacy({ epsilon: 4, usersNoisePerQuery: 20 }),
        ),
    ],
  ])('if it %s', async (_, changed) => {
    const account = new Account();
    await account.deploy(withBudget);
    const before = account.budgets();

    expect(await account.deploy(changed)).toBe('UPDATE_COMPLETE');

    expect(before).toHaveLength(1);
    expect(account.budgets()).toEqual(before);
  });

  test('if its refresh changes, which fails', async () => {
    const account = new Account();
    await account.deploy(withBudget);
    const before = account.budgets();

    expect(await account.deploy((membership) => membership.addPrivacyBudget('Budget', MONTHLY))).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );

    expect(account.budgets()).toEqual(before);
  });

  test('if it is removed from the stack and added again, which fails', async () => {
    const account = new Account();
    await account.deploy(withBudget);
    const before = account.budgets();

    expect(await account.deploy(withNone)).toBe('UPDATE_COMPLETE');
    expect(await account.deploy(withBudget)).toBe('UPDATE_ROLLBACK_COMPLETE');

    expect(account.budgets()).toEqual(before);
  });

  test('if the stack is deleted, as its membership does', async () => {
    const account = new Account();
    await account.deploy(withBudget);
    const before = account.budgets();

    await account.destroy();

    expect(account.budgets()).toEqual(before);
  });
});

test('a budget of a creation that fails is deleted, so that the next deployment can create it', async () => {
  const account = new Account();

  account.denied = 'CreateConfiguredTable';

  const status = await account.deploy((membership, stack) => {
    const budget = membership.addPrivacyBudget('Budget', NOISE);
    salesTable(stack).node.addDependency(budget);
  });

  expect(status).toBe('ROLLBACK_COMPLETE');
  expect(account.budgets()).toEqual([]);
});

describe('a budget that is not retained', () => {
  const deleted =
    (budget: PrivacyBudget): Add =>
    (membership) =>
      membership.addPrivacyBudget('Budget', budget).applyRemovalPolicy(RemovalPolicy.DESTROY);

  test('is another one after its refresh has changed', async () => {
    const account = new Account();
    await account.deploy(deleted(NOISE));
    const before = account.budgets();

    expect(await account.deploy(deleted(MONTHLY))).toBe('UPDATE_COMPLETE');

    expect(account.budgets()).toHaveLength(1);
    expect(account.budgets()).not.toEqual(before);
  });
});

test('both are deleted with their stack if the membership is', async () => {
  const account = new Account();
  await account.deploy((membership) => {
    membership.applyRemovalPolicy(RemovalPolicy.DESTROY);
    withBudget(membership, Stack.of(membership));
  });

  await account.destroy();

  expect(account.budgets()).toEqual([]);
});
