import { Stack } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { includes } from '../model/fact';
import { membershipArn } from '../private/service-trust';
import { CAN_RUN_JOB } from '../private/words';
import { accountWith, partiesAt, type Terms } from './terms';

/**
 * The memberships for which Clean Rooms reads the code of a template: that of its author, and that which runs jobs.
 *
 * The membership of a partner exists only after the partner has joined. Until it is specified, any membership of the
 * account of the partner takes its place.
 */
export function codeReaders(template: IConstruct, author: IMembershipRef, runner?: IMembershipRef): readonly string[] {
  const own = author.membershipRef.membershipArn;
  const runners = runner ? [runner.membershipRef.membershipArn] : runnersOf(template, author);
  return [...new Set([own, ...runners])];
}

function runnersOf(template: IConstruct, author: IMembershipRef): readonly string[] {
  const parties = partiesAt(author, template);
  const runners = parties?.all.filter(({ facts }) => includes(facts.abilities, CAN_RUN_JOB)) ?? [];
  if (runners.length === 0) {
    return parties?.complete && parties.knowsAbilities ? [] : [membershipArn(template, '*', '*')];
  }
  return runners.filter(({ isSelf }) => !isSelf).map(({ account }) => membershipArn(template, account ?? '*', '*'));
}

/**
 * The memberships for which Clean Rooms writes the results of jobs: those of the receiver, and of the member who runs
 * jobs.
 *
 * They are known by their accounts only, because the role is created before the membership.
 */
export function jobResultWriters(membership: IConstruct, terms: Terms | undefined): readonly string[] {
  const runner = accountWith(CAN_RUN_JOB, terms, membership);
  const accounts = runner === undefined ? ['*'] : [Stack.of(membership).account, runner];
  return [...new Set(accounts)].map((account) => membershipArn(membership, account, '*'));
}
