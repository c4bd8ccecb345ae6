import { App, type Stack } from 'aws-cdk-lib';
import { PrivacyBaseline, type StrictPrivacyOptions } from '../../src';
import { PUBLISHER, stackIn } from './two-companies';

/** An app with the strict preset, in which each row of a result needs 100 persons. */
export function strictApp(options: Partial<StrictPrivacyOptions> = {}): App {
  return new App({
    analyticsReporting: false,
    propertyInjectors: PrivacyBaseline.strict({ minimumGroupSize: 100, ...options }),
  });
}

/** A stack of the publisher in an app of its own with the strict preset. */
export function strictStack(options: Partial<StrictPrivacyOptions> = {}): Stack {
  return stackIn(strictApp(options), 'Publisher', PUBLISHER);
}
