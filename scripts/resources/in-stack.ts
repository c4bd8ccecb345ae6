import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { Given } from '../../test/support/given';
import { QUICK } from '../../test/support/room-app';
import { givenPath } from './examples';
import { type RenderedRole, renderedRoles } from './rendered-roles';
import { runExample } from './run-example';

const TESTS = join(__dirname, '..', '..', 'test');

/** The app of an example, with what it uses. */
export interface ExampleApp {
  readonly app: App;
  /** The constructs that the example does not create, by their paths. */
  readonly before: ReadonlySet<string>;
}

/** Runs the example of a construct, as its page shows it, in the stack that its page describes. */
export async function appOf(construct: string, program: string): Promise<ExampleApp> {
  const app = new App(QUICK);
  const stack = new Stack(app, 'Example', { env: { account: '111111111111', region: 'us-east-1' } });
  const names = program.includes('declare const ') ? (await givenOf(construct)).given(stack) : {};
  const before = new Set(app.node.findAll().map(({ node }) => node.path));
  runExample(program, { stack, ...names });
  return { app, before };
}

/** The roles that an example creates, and not those of what it uses. */
export function rolesOfExample({ app, before }: ExampleApp): readonly RenderedRole[] {
  return renderedRoles(app).filter(({ path }) => !before.has(path));
}

async function givenOf(construct: string): Promise<Given> {
  const { default: given } = (await import(join(TESTS, givenPath(construct)))) as { readonly default: Given };
  return given;
}
