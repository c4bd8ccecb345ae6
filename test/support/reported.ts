import { App, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { expect } from 'vitest';
import { findingsIn, validateAtSynthesis } from '../../src/validation/report';

/** A finding as users meet it, for example `error SingleQueryRunner Stack/Ads`. */
export type Reported = string;

/** All findings of a synthesis: errors from its exception, warnings from the metadata of constructs. */
export function reportedOn(build: (stack: Stack, app: App) => void): readonly Reported[] {
  // The template check of the CDK is not what these tests are about.
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false } as object);
  const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
  build(stack, app);
  validateAtSynthesis(app);
  return [...errorsOf(app), ...warningsOf(app)].sort();
}

/** What the rules report about the app of a construct without a synthesis. */
export function findingsOf(scope: Construct): readonly Reported[] {
  return findingsIn(scope.node.root).findings.map(({ rule, severity, subject, what }) => {
    expect(what).not.toMatch(/^internal error/);
    return `${severity} ${rule.id} ${subject.path}`;
  });
}

function errorsOf(app: App): readonly Reported[] {
  try {
    app.synth();
    return [];
  } catch (error) {
    const { message } = error as Error;
    const found = [...message.matchAll(/\[([^\]\s]+)\](?:(?!\n {2}\[)[\s\S])*?\n\s+error CleanRooms::(\w+)/g)];
    if (found.length === 0) {
      throw error;
    }
    return found.map(([, path, rule]) => `error ${rule} ${path}`);
  }
}

function warningsOf(app: App): readonly Reported[] {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata.flatMap(({ data }) => {
      const [, rule] = /\n\s+warning CleanRooms::(\w+)/.exec(String(data)) ?? [];
      return rule ? [`warning ${rule} ${node.path}`] : [];
    }),
  );
}
