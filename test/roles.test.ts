import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../catalogue/roles';
import { type RenderedRole, renderedRoles } from '../scripts/resources/rendered-roles';
import { isReasonFor, reasonFor, reasonsOf } from '../scripts/resources/role-tables';
import { bundled } from './custom-resources/support/bundled';
import { EXPORTED_CONSTRUCTS } from './support/exported-constructs';
import { roleScenes } from './support/role-scenes';
import { QUICK } from './support/room-app';
import { wholeRoom } from './support/whole-room';

/** Each statement of each role that this library creates has a reason in `catalogue/roles`, and each reason a statement. */

const EXAMPLES = join(__dirname, '..', 'examples');

/** The roles that the page has. */
let scenes: readonly RenderedRole[];
/** Those, and the roles of a room with everything and of all examples. */
let rendered: readonly RenderedRole[];

beforeAll(async () => {
  bundled();
  const room = new App(QUICK);
  for (const part of wholeRoom(room)) {
    part();
  }
  const names = readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(EXAMPLES, entry.name)).includes('app.ts'))
    .map(({ name }) => name);
  const examples = await Promise.all(
    names.map(async (name) => {
      const { buildApp } = (await import(join(EXAMPLES, name, 'app'))) as { readonly buildApp: () => App };
      return buildApp();
    }),
  );
  scenes = renderedRoles(roleScenes());
  rendered = [...scenes, ...[room, ...examples].flatMap(renderedRoles)];
});

test('roles are found', () => {
  expect(rendered.length).toBeGreaterThan(2 * ROLES.length);
});

test('each role that is created is in the catalogue', () => {
  expect(() => rendered.map(reasonsOf)).not.toThrow();
});

test('each statement has exactly one reason', () => {
  expect(() =>
    rendered.flatMap((role) => role.permissions.map((statement) => reasonFor(statement, reasonsOf(role)))),
  ).not.toThrow();
});

describe.each(ROLES.map((reasons) => [reasons.title, reasons] as const))('%s', (_, reasons) => {
  const roles = () => scenes.filter(({ description }) => description === reasons.description);
  const permissions = () => roles().flatMap((role) => role.permissions);

  test('is created', () => {
    expect(roles()).not.toEqual([]);
  });

  test('is created by constructs', () => {
    expect(reasons.createdBy.filter((name) => !EXPORTED_CONSTRUCTS.has(name))).toEqual([]);
    expect(reasons.createdBy).not.toEqual([]);
  });

  test.each(reasons.statements.map((one) => [`${one.actions.join(', ')} ${one.about ?? ''}`.trim(), one] as const))(
    'has a statement with %s',
    (_name, reason) => {
      expect(permissions().filter((one) => isReasonFor(reason, one))).not.toEqual([]);
      expect(reason.reason).toMatch(/^[A-Z].*\.$/);
      expect(reason.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    },
  );

  test('allows no actions by a wildcard', () => {
    const actions = permissions().flatMap((statement) => statement.actions);

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });
});

describe('a statement that is not in the catalogue', () => {
  const [role] = ROLES;

  test('fails', () => {
    const statement = { actions: ['s3:DeleteObject'], resources: ['*'], conditions: [] };

    expect(() => reasonFor(statement, role as never)).toThrow('has 0 reasons for s3:DeleteObject');
  });

  test('fails if it has one action more', () => {
    const [reason] = role?.statements ?? [];
    const statement = { actions: [...(reason?.actions ?? []), 'glue:DeleteTable'], resources: ['*'], conditions: [] };

    expect(() => reasonFor(statement, role as never)).toThrow('has 0 reasons');
  });
});
