import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource, Mixin, Mixins } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import * as api from '../../src';
import { RESOURCE_TYPES } from '../../src/cli/replacement/resource-types';
import { budgetIn, customRuleOf, memberOf, publisher, roomOf, tableIn } from '../support/l1-rooms';

/** A mixin can be applied to what is deployed, and CloudFormation can then replace it. The documentation must state that. */

const MIXINS: Readonly<Record<string, Mixin>> = {
  AnalysisMetrics: new api.AnalysisMetrics(),
  CollaborationRetention: new api.CollaborationRetention(),
  ConfiguredTableProtection: new api.ConfiguredTableProtection(api.OutputProtection.differentialPrivacy('user_id')),
  JobLogging: new api.JobLogging(),
  QueryLogging: new api.QueryLogging(),
};

const FOLDER = join(__dirname, '..', '..', 'src', 'mixins');
const SOURCES = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** The resources of a room of L1s by their logical IDs. */
function resourcesWith(mixin?: Mixin): Readonly<Record<string, Resource>> {
  const stack = publisher();
  const room = roomOf(stack, { queryLogStatus: 'DISABLED', jobLogStatus: 'DISABLED', isMetricsEnabled: false });
  const membership = memberOf(room, { queryLogStatus: 'DISABLED', jobLogStatus: 'DISABLED', isMetricsEnabled: false });
  budgetIn(stack, membership.attrMembershipIdentifier);
  tableIn(stack, { analysisRules: [customRuleOf()] });
  if (mixin) {
    Mixins.of(stack).requireAny().apply(mixin);
  }
  expect(stack.node.findAll().filter(CfnResource.isCfnResource).length).toBeGreaterThan(3);
  return Template.fromStack(stack).toJSON().Resources;
}

/** The types of resources that CloudFormation replaces because of a mixin. */
function replacedBy(mixin: Mixin): string[] {
  const before = resourcesWith();
  const after = resourcesWith(mixin);
  return Object.entries(after).flatMap(([id, { Type, Properties }]) => {
    const createOnly = RESOURCE_TYPES.get(Type)?.createOnly ?? [];
    const isChanged = (name: string) =>
      JSON.stringify(Properties[name]) !== JSON.stringify(before[id]?.Properties[name]);
    return createOnly.some(isChanged) ? [Type] : [];
  });
}

test('every exported mixin is tried', () => {
  const exported = Object.entries<unknown>(api).filter(
    ([, one]) => typeof one === 'function' && one.prototype instanceof Mixin,
  );

  expect(exported.map(([name]) => name).sort()).toEqual(Object.keys(MIXINS));
});

test.each(Object.entries(MIXINS))(
  'the documentation of %s states whether it replaces what is deployed',
  (name, mixin) => {
    const source = SOURCES.find((text) => text.includes(`export class ${name} `)) ?? '';
    const [docs = ''] = /\/\*\*(?:(?!\/\*\*)[\s\S])*$/.exec(source.split(`export class ${name} `)[0] ?? '') ?? [];

    expect(docs).toContain('@example');
    expect(/is replaced, and every partner must join/.test(docs.replace(/\n \* /g, ' '))).toBe(
      replacedBy(mixin).includes('AWS::CleanRooms::Collaboration'),
    );
  },
);
