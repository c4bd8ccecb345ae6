import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { HandlerFunction } from '../../src/custom-resources/provider/handler-function';
import { HandlerSchedule } from '../../src/custom-resources/provider/handler-schedule';
import { AudienceModelTraining } from '../../src/machine-learning/audience-model-training';
import { isServiceRole } from '../../src/private/service-role';
import { readable } from '../../test/support/readable';

/** A statement of a policy, with its intrinsic functions written as text. */
export interface RenderedStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** `StringEquals: {"aws:ResourceAccount":"111111111111"}`, one for each operator. */
  readonly conditions: readonly string[];
}

/** A role that this library creates, as the template has it. */
export interface RenderedRole {
  /** The path of its construct. */
  readonly path: string;
  readonly description: string;
  readonly trust: readonly RenderedStatement[];
  readonly permissions: readonly RenderedStatement[];
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** The roles of all stacks of an app whose policies this library writes. A role that the user creates is not one of them. */
export function renderedRoles(app: App): readonly RenderedRole[] {
  const roles = app.node.findAll().filter((one): one is CfnRole => one instanceof CfnRole && isOfLibrary(one));
  const templates = new Map<Stack, Readonly<Record<string, Resource>>>();
  for (const { stack } of roles) {
    if (!templates.has(stack)) {
      templates.set(stack, Template.fromStack(stack).toJSON().Resources as Readonly<Record<string, Resource>>);
    }
  }
  return roles.map((role) => renderedRole(role, templates.get(role.stack) ?? {}));
}

function isOfLibrary(role: CfnRole): boolean {
  const makers = [HandlerFunction, HandlerSchedule, AudienceModelTraining];
  return isServiceRole(role) || role.node.scopes.some((scope) => makers.some((maker) => scope instanceof maker));
}

function renderedRole(role: CfnRole, resources: Readonly<Record<string, Resource>>): RenderedRole {
  const logicalId = role.stack.getLogicalId(role);
  const { Description, AssumeRolePolicyDocument, Policies } = resources[logicalId]?.Properties ?? {};
  const inline = ((Policies ?? []) as readonly { readonly PolicyDocument: Document }[]).map(
    ({ PolicyDocument }) => PolicyDocument,
  );
  const attached = Object.values(resources).flatMap(({ Type, Properties }) => {
    const names = Type === 'AWS::IAM::Policy' ? (Properties.Roles as unknown[]) : [Properties?.RoleName];
    const isPolicy = /^AWS::IAM::(Role)?Policy$/.test(Type);
    return isPolicy && names.some((name) => (name as { Ref?: string } | undefined)?.Ref === logicalId)
      ? [Properties.PolicyDocument as Document]
      : [];
  });
  return {
    path: role.node.path,
    description: String(Description),
    trust: statementsIn(AssumeRolePolicyDocument as Document),
    permissions: [...inline, ...attached].flatMap(statementsIn),
  };
}

function statementsIn({ Statement }: Document): RenderedStatement[] {
  return Statement.map(({ Action, Resource: resource, Principal, Condition }) => ({
    actions: listOf(Action),
    resources: listOf(resource ?? (Principal as { readonly Service: unknown }).Service),
    conditions: Object.entries((readable(Condition ?? {}) ?? {}) as object).map(
      ([operator, keys]) => `${operator}: ${JSON.stringify(keys)}`,
    ),
  }));
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((one) => {
    const text = readable(one);
    return typeof text === 'string' ? text : JSON.stringify(text);
  });
}
