import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, Resource, TypeDefinition } from '@aws-cdk/service-spec-types';
import { describe, expect, test } from 'vitest';
import {
  allConstraints,
  BASES,
  CONSTRAINTS_FOLDER,
  type Constraint,
  constraintGroups,
  GROUP_FILES,
  PRIORITIES,
  REASONS,
  SEVERITIES,
  STATUSES,
} from '../catalogue/constraints';
import { MODEL } from '../local/cleanrooms/model/model';
import { CATALOGUE } from '../src/rules/catalogue';
import { isExported } from './support/exported-constructs';

const CONSTRAINTS = allConstraints();
const BY_ID = new Map(CONSTRAINTS.map((constraint) => [constraint.id, constraint]));
const CLAIMED = new Set(CATALOGUE.flatMap((rule) => rule.catalogueIds));
const HANDLERS = join(__dirname, '..', 'src', 'custom-resources');
const spec = loadAwsServiceSpecSync();

/** The ids of the constraints for which something does not hold. */
function without(holds: (constraint: Constraint) => unknown, among: readonly Constraint[] = CONSTRAINTS): string[] {
  return among.filter((constraint) => !holds(constraint)).map(({ id }) => id);
}

describe('the files', () => {
  test('are those that are listed', () => {
    expect(readdirSync(CONSTRAINTS_FOLDER).sort()).toEqual(GROUP_FILES.map((file) => `${file}.json`).sort());
  });

  test('hold the group of their name, numbered without a gap', () => {
    for (const [at, { group, constraints }] of constraintGroups().entries()) {
      expect(group.toLowerCase()).toBe(GROUP_FILES[at]);
      expect(constraints.map(({ id }) => id)).toEqual(
        constraints.map((_, index) => `CR-${group}-${String(index + 1).padStart(3, '0')}`),
      );
    }
  });

  // No id is ever taken away: what no longer holds is withdrawn. Raise the number with a new constraint.
  test('hold 371 constraints', () => {
    expect(CONSTRAINTS).toHaveLength(371);
    expect(BY_ID.size).toBe(371);
  });
});

describe('every constraint', () => {
  test('has a title of one line, and no other constraint has the same', () => {
    expect(without(({ title }) => /^[A-Z][^|\n]*[^.\s|]$/.test(title))).toEqual([]);
    expect(CONSTRAINTS.map(({ title }) => title)).toEqual([...new Set(CONSTRAINTS.map(({ title }) => title))]);
  });

  test('has a priority, a severity, a basis and a status that are known', () => {
    expect(without(({ priority }) => PRIORITIES.includes(priority))).toEqual([]);
    expect(without(({ severity }) => SEVERITIES.includes(severity))).toEqual([]);
    expect(without(({ basis }) => BASES.includes(basis))).toEqual([]);
    expect(without(({ status }) => Object.hasOwn(STATUSES, status))).toEqual([]);
  });

  test('has what its status needs, and nothing of another status', () => {
    expect(without(({ status, construct }) => (status === 'by construction') === (construct !== undefined))).toEqual(
      [],
    );
    expect(without(({ status, handler }) => (status === 'handler') === (handler !== undefined))).toEqual([]);
    expect(without(({ status, reason }) => (status === 'not checkable') === (reason !== undefined))).toEqual([]);
    expect(without(({ status, severity }) => (status === 'withdrawn') === (severity === 'none'))).toEqual([]);
    expect(without(({ note }) => note === undefined || /^[A-Z][^\n]*\.$/.test(note))).toEqual([]);
  });

  test('has only the fields that are described', () => {
    const fields = ['id', 'title', 'priority', 'severity', 'basis', 'pages', 'subjects', 'status'];
    const all = new Set([...fields, 'construct', 'handler', 'reason', 'note']);

    expect(without((one) => Object.keys(one).every((key) => all.has(key)))).toEqual([]);
    expect(without((one) => fields.every((key) => Object.hasOwn(one, key)))).toEqual([]);
  });
});

describe('pages', () => {
  test('are pages of the documentation of AWS, at least one a constraint', () => {
    expect(without(({ pages }) => pages.length > 0)).toEqual([]);
    expect(without(({ pages }) => pages.every((page) => isPageOfAws(page)))).toEqual([]);
  });

  test('of the API of Clean Rooms are of operations and types that the API has', () => {
    const named = pagesLike(/^https:\/\/docs\.aws\.amazon\.com\/clean-rooms\/latest\/apireference\/API_(\w+)\.html$/);

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !isInApi(name))).toEqual([]);
  });

  test('of CloudFormation are of types that CloudFormation has', () => {
    const named = pagesLike(/\/TemplateReference\/aws-resource-([a-z-]+)\.html$/);
    const types = new Set([...spec.all('resource')].map((one) => pageOf(one.cloudFormationType)));

    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !types.has(name))).toEqual([]);
  });
});

describe('subjects', () => {
  const subjects = [...new Set(CONSTRAINTS.flatMap((constraint) => constraint.subjects))];

  test('are CloudFormation types with paths of properties that exist', () => {
    const paths = subjects.filter((subject) => subject.startsWith('AWS::'));

    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });

  test('are operations otherwise, those of Clean Rooms such that the API has', () => {
    const operations = subjects.filter((subject) => !subject.startsWith('AWS::'));

    expect(operations.filter((one) => !/^cleanrooms(-ml)?:[A-Z]\w+$/.test(one))).toEqual([]);
    const names = operations.flatMap((one) => /^cleanrooms:(\w+)$/.exec(one)?.[1] ?? []);
    expect(names.filter((name) => !Object.hasOwn(MODEL.operations, name))).toEqual([]);
  });
});

describe('rules', () => {
  test.each(CATALOGUE)('$id names constraints with the status of a rule', ({ catalogueIds }) => {
    expect(catalogueIds.map((id) => [id, BY_ID.get(id)?.status])).toEqual(catalogueIds.map((id) => [id, 'rule']));
  });

  test('keep every constraint with the status of a rule', () => {
    const ofRules = CONSTRAINTS.filter(({ status }) => status === 'rule');

    expect(without(({ id }) => CLAIMED.has(id), ofRules)).toEqual([]);
  });
});

test('what constructs keep is kept by a class, an enumeration or a static member that is exported', () => {
  const kept = CONSTRAINTS.filter(({ status }) => status === 'by construction');

  expect(kept.length).toBeGreaterThan(0);
  expect(without(({ construct }) => construct && isExported(construct), kept)).toEqual([]);
});

test('what a handler keeps is kept by a handler that exists', () => {
  const kept = CONSTRAINTS.filter(({ status }) => status === 'handler');

  expect(kept.length).toBeGreaterThan(0);
  expect(without(({ handler }) => handler && existsSync(join(HANDLERS, handler, 'handler.lambda.ts')), kept)).toEqual(
    [],
  );
});

test('what cannot be known has one of the reasons that are described', () => {
  const unknown = CONSTRAINTS.filter(({ status }) => status === 'not checkable');

  expect(unknown.length).toBeGreaterThan(0);
  expect(without(({ reason }) => reason && Object.hasOwn(REASONS, reason), unknown)).toEqual([]);
});

function isPageOfAws(page: string): boolean {
  const { protocol, hostname } = new URL(page);
  return protocol === 'https:' && hostname === 'docs.aws.amazon.com';
}

/** What a pattern captures in the pages that it matches. */
function pagesLike(pattern: RegExp): string[] {
  return CONSTRAINTS.flatMap(({ pages }) => pages).flatMap((page) => pattern.exec(page)?.[1] ?? []);
}

/** Whether the API has a page of this name: it has one an operation and one a structure, and none of plain texts. */
function isInApi(name: string): boolean {
  return Object.hasOwn(MODEL.operations, name) || MODEL.shapes[name]?.type === 'structure';
}

function pageOf(type: string): string {
  return type
    .replace(/^AWS::/, '')
    .replace('::', '-')
    .toLowerCase();
}

/** Whether CloudFormation has the property of a path such as `AWS::CleanRooms::Collaboration.Members.AccountId`. */
function exists(path: string): boolean {
  const [type = '', ...names] = path.split('.');
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  let holders: readonly (Resource | TypeDefinition)[] = resource ? [resource] : [];
  for (const [at, name] of names.entries()) {
    const types = holders.flatMap(({ properties }) => properties[name]?.type ?? []);
    holders = types.flatMap((one) => definitionsIn(one));
    if (types.length === 0 || (holders.length === 0 && at < names.length - 1)) {
      return false;
    }
  }
  return resource !== undefined;
}

function definitionsIn(type: PropertyType): TypeDefinition[] {
  switch (type.type) {
    case 'array':
    case 'map':
      return definitionsIn(type.element);
    case 'union':
      return type.types.flatMap((one) => definitionsIn(one));
    case 'ref':
      return [spec.get('typeDefinition', type.reference.$ref)];
    default:
      return [];
  }
}
