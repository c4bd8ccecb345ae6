import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AnalysisTemplate,
  AnalysisTemplateValidation,
  ChangeRequestApproval,
  Collaboration,
  CollaborationMember,
  ConfiguredModelAlgorithm,
  ConfiguredTable,
  ConfiguredTableAssociation,
  DeclaredPartner,
  InvitedCollaboration,
  Membership,
  PrivacyBudget,
  PrivacyBudgetTemplate,
  TableAccessRole,
  TrainingDataset,
} from '../src';
import type { Graph } from '../src/model/nodes';
import { InputError } from '../src/private/errors';
import { CATALOGUE } from '../src/rules/catalogue';
import { findingsIn } from '../src/validation/report';
import { runRules } from '../src/validation/run';
import { bundled } from './custom-resources/support/bundled';
import * as random from './support/arbitraries';
import { creatorMembership } from './support/creator-membership';
import { holds, SEEDS } from './support/exploration';
import { collaboration as collaborationNode } from './support/nodes';
import { randomlyMadeIn } from './support/random-props';
import { AN_ID } from './support/two-companies';

/** The names of the classes of all constructs that a test has made: those for which it stands must be among them. */
const made = new Set<string>();
beforeEach(() => made.clear());
afterEach(({ task }) => {
  expect([...made]).toEqual(expect.arrayContaining(randomlyMadeIn(task.name)));
});

/** The fix of a finding that says that a rule threw, whatever its words are. */
const FIX_OF_CRASH = fixOfCrash();

function fixOfCrash(): string {
  const [rule] = CATALOGUE;
  const crashing = {
    ...rule,
    check: () => {
      throw new Error('on purpose');
    },
  };
  return runRules([crashing], { [rule.subject]: [collaborationNode()] } as unknown as Graph)[0].fix;
}

/** What slows each synthesis and is not what this is about: stack traces, metadata, and copies of the handlers. */
const FAST = {
  analyticsReporting: false,
  treeMetadata: false,
  stackTraces: false,
  context: { 'aws:cdk:disable-asset-staging': true },
};

type Build = (app: App) => void;

/**
 * Builds and synthesizes; anything but our own words for what is wrong is passed on. What is wrong is then acknowledged,
 * so that it gets as far as the template.
 */
function synthesizes(build: Build): void {
  const stopping = rulesThatStop(build, []);
  if (stopping.length > 0) {
    expect(rulesThatStop(build, stopping)).toEqual([]);
  }
}

/** The ids of the rules that stop the synthesis; none if it succeeds, or if a construct refuses its input. */
function rulesThatStop(build: Build, acknowledged: readonly string[]): string[] {
  const app = new App(FAST);
  Validations.of(app).acknowledge(...acknowledged.map((id) => ({ id, reason: 'it is odd on purpose' })));
  try {
    build(app);
    const crashed = findingsIn(app).findings.filter(({ fix }) => fix === FIX_OF_CRASH);
    expect(crashed.map(({ rule, what }) => `${rule.id}: ${what}`)).toEqual([]);
    app.synth();
    return [];
  } catch (error) {
    if (error instanceof InputError) {
      return [];
    }
    const ids = (error as Error).message.match(/CleanRooms::\w+/g) ?? [];
    if (ids.length === 0) {
      throw error;
    }
    return [...new Set(ids)];
  } finally {
    for (const construct of app.node.findAll()) {
      made.add(construct.constructor.name);
    }
  }
}

beforeAll(bundled);

describe.each(SEEDS)(
  'whatever the properties are, a synthesis succeeds or says what is wrong (RANDOM_SEED=%i)',
  (seed) => {
    test('of a collaboration and its memberships', () => {
      const property = fc.property(
        random.environment,
        random.collaborationProps,
        random.membershipOptions,
        fc.tuple(
          fc.option(random.resultOutput, { nil: undefined }),
          fc.option(random.jobResultOutput, { nil: undefined }),
        ),
        random.flag,
        (env, props, options, [resultOutput, jobResultOutput], inOneStack) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const collaboration = new Collaboration(stack, 'Ads', props);
            const other = inOneStack ? stack : new Stack(app, 'Other', { env });
            new Membership(other, 'Membership', {
              ...options,
              collaboration,
              resultOutput: resultOutput?.(other),
              jobResultOutput: jobResultOutput?.(other),
            });
          }),
      );

      holds(property, seed);
    });

    test('of tables, associations and budgets', () => {
      const property = fc.property(
        random.environment,
        random.collaborationProps,
        fc.tuple(
          random.tableSource,
          random.tableProps,
          random.associationOptions,
          fc.option(random.tableAccessRoleProps),
        ),
        fc.tuple(random.privacyBudget, random.accessLimits, random.templateProps, random.analysisSource),
        (env, props, [source, table, options, reader], [budget, limits, template, written]) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
            const sales = new ConfiguredTable(stack, 'Sales', { ...table, source: source(stack) });
            const role = reader ? new TableAccessRole(stack, 'Reader', { ...reader, membership }) : undefined;
            const association = membership.associate('Sales', { ...options, table: sales, role });
            membership.addPrivacyBudget('Noise', budget);
            membership.addPrivacyBudget('Access', PrivacyBudget.access(association, ...limits));
            new AnalysisTemplate(stack, 'Reach', { ...template, membership, source: written(stack) });
          }),
      );

      holds(property, seed);
    });

    test('of ID namespaces, ID mapping tables and intermediate tables', () => {
      const property = fc.property(
        random.environment,
        random.collaborationProps,
        fc.tuple(random.idNamespaceOptions, fc.constantFrom('SOURCE', 'TARGET')),
        fc.tuple(random.idMappingTableOptions, random.intermediateTableOptions),
        fc.tuple(fc.option(random.encryptionKey, { nil: undefined }), random.flag),
        (env, props, [association, type], [mapping, intermediate], [key, waits]) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
            const idNamespace = new CfnIdNamespace(stack, 'Namespace', { idNamespaceName: 'customers', type });
            const customers = membership.associateIdNamespace('Customers', { ...association, idNamespace });
            const encryptionKey = key?.(stack);
            const identities = membership.addIdMappingTable('Identities', {
              ...mapping,
              workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
              namespaceAssociations: waits ? [customers] : undefined,
              encryptionKey,
            });
            membership.addIntermediateTable('Daily', {
              ...intermediate,
              baseTables: waits ? [identities] : undefined,
              encryptionKey,
            });
          }),
      );

      holds(property, seed);
    });

    test('of custom resources', () => {
      const property = fc.property(
        random.environment,
        fc.tuple(random.invitedCollaborationProps, random.collaborationMemberProps, random.approvedChange),
        fc.tuple(random.templateProps, random.analysisSource, random.invalidTemplateAction),
        (env, [invitation, member, change], [template, source, onInvalid]) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const collaboration = new InvitedCollaboration(stack, 'Invited', invitation);
            new ChangeRequestApproval(stack, 'Approval', { collaboration, change });
            const membership = new Membership(stack, 'Membership', { collaboration });
            const analysisTemplate = new AnalysisTemplate(stack, 'Reach', {
              ...template,
              membership,
              source: source(stack),
            });
            new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate, onInvalid });
            new CollaborationMember(stack, 'Member', { ...member, collaboration });
          }),
      );

      holds(property, seed);
    });

    test('of machine learning', () => {
      const property = fc.property(
        fc.tuple(random.environment, random.collaborationProps),
        fc.tuple(random.tableSource, random.trainingDatasetProps),
        fc.tuple(random.modelAlgorithmProps, random.modelAssociationOptions),
        ([env, props], [source, dataset], [algorithmProps, association]) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const algorithm = new ConfiguredModelAlgorithm(stack, 'Model', algorithmProps(stack));
            creatorMembership(new Collaboration(stack, 'Ads', props)).associateModelAlgorithm('ModelAssociation', {
              ...association,
              algorithm,
            });
            new TrainingDataset(stack, 'Views', { ...dataset, source: source(stack) });
          }),
      );

      holds(property, seed);
    });

    test('of what is imported', () => {
      const property = fc.property(
        fc.tuple(random.environment, random.collaborationAttributes, random.membershipOptions),
        fc.tuple(random.tableAttributes, fc.option(random.tableSource, { nil: undefined }), random.associationOptions),
        fc.array(random.account, { maxLength: 2 }),
        fc.tuple(random.uuid, random.privacyBudget, random.declaredPartnerProps),
        ([env, attributes, options], [table, source, association], partners, [membershipId, budget, declared]) =>
          synthesizes((app) => {
            const stack = new Stack(app, 'Room', { env });
            const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', attributes);
            new ConfiguredTableAssociation(stack, 'Association', {
              ...association,
              membership: new Membership(stack, 'Membership', { ...options, collaboration }),
              table: ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
                ...table,
                source: source?.(stack),
              }),
              partnerMemberships: partners.map((partner, i) => importedMembership(stack, `Partner${i}`, partner)),
            });
            new DeclaredPartner(stack, 'Declared', { ...declared, collaboration });
            new PrivacyBudgetTemplate(stack, 'Budget', {
              membership: Membership.fromMembershipId(stack, 'Imported', membershipId),
              budget,
            });
          }),
      );

      holds(property, seed);
    });
  },
);

function importedMembership(stack: Stack, id: string, account: string) {
  return Membership.fromMembershipArn(stack, id, `arn:aws:cleanrooms:us-east-1:${account}:membership/${AN_ID}`);
}
