import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { KINDS } from '../../src/custom-resources/kinds';
import { bundled } from '../custom-resources/support/bundled';
import { CLEAN_ROOMS_TYPES } from '../limits/spec-paths';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';
import { QUICK } from '../support/room-app';
import { wholeRoom } from '../support/whole-room';

/** The default removal policy of each construct, with its reason, as `docs/constructs.md` states it. */
const ROWS = readFileSync(join(__dirname, '..', '..', 'docs', 'constructs.md'), 'utf8')
  .split('## When a construct is removed from its stack')[1]
  ?.split('\n## ')[0]
  ?.matchAll(/^\| `(\w+)`([^|]*) \| `(\w+)`[^|]* \| \S[^|]+ \|$/gm);
const STATED = [...(ROWS ?? [])].map(([, construct = '', sort = '', policy = '']) => ({
  construct: `${construct}${sort}`,
  policy,
}));

/** The policies in a template, by the members of `RemovalPolicy`. */
const POLICIES: Readonly<Record<string, readonly [deletion: string, replacement: string]>> = {
  DESTROY: ['Delete', 'Delete'],
  RETAIN: ['Retain', 'Retain'],
  RETAIN_ON_UPDATE_OR_DELETE: ['RetainExceptOnCreate', 'Retain'],
};

/** The constructs whose resources have types with other names. */
const CLASSES: Readonly<Record<string, string>> = { CollaborationInvitation: 'InvitedCollaboration' };

/** The constructs that create a resource which is removed with them. */
const NAMES = [...CLEAN_ROOMS_TYPES, ...Object.values(KINDS).map(({ resourceType }) => resourceType)].map(nameOf);

function nameOf(type: string): string {
  const name = type.replace(/^Custom::CleanRooms|^AWS::CleanRooms(ML)?::/, '');
  return CLASSES[name] ?? name;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** The resources of a room with everything, by the names of their constructs. */
const resources = new Map<string, Resource[]>();

beforeAll(() => {
  bundled();
  const app = new App(QUICK);
  for (const part of wholeRoom(app)) {
    part();
  }
  const stacks = app.node.children.filter((child) => Stack.isStack(child));
  const all = stacks.flatMap((stack) => Object.values<Resource>(Template.fromStack(stack).toJSON().Resources));
  for (const resource of all) {
    const name = constructOf(resource);
    resources.set(name, [...(resources.get(name) ?? []), resource]);
  }
});

const SORTS: Readonly<Record<string, string>> = {
  DIFFERENTIAL_PRIVACY: ' for differential privacy',
  ACCESS_BUDGET: ' for accesses',
};

function constructOf({ Type: type, Properties: properties }: Resource): string {
  return `${nameOf(type)}${SORTS[String(properties?.PrivacyBudgetType)] ?? ''}`;
}

test('is stated for each construct that creates a resource', () => {
  const stated = new Set(STATED.map(({ construct }) => construct.split(' ')[0] ?? ''));

  expect([...stated].sort()).toEqual(NAMES.sort());
  expect([...stated].filter((name) => !EXPORTED_CONSTRUCTS.has(name))).toEqual([]);
});

test.each(STATED)('of $construct is $policy', ({ construct, policy }) => {
  const created = resources.get(construct) ?? [];

  expect(created).not.toEqual([]);
  for (const { DeletionPolicy, UpdateReplacePolicy } of created) {
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(POLICIES[policy]);
  }
});
