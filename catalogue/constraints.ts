import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the service asks of a clean room, as data: a file a group in `constraints/`, an entry a constraint. Rules, tests and
 * `docs/constraint-coverage.md` hang on it; the package does not contain it.
 */

/** The files, in the order in which a reader should meet them. */
export const GROUP_FILES = [
  'collab',
  'memb',
  'table',
  'agg',
  'list',
  'custom',
  'assoc',
  'tmpl',
  'syn',
  'budget',
  'sql',
  'itab',
  'idm',
  'ml',
  'iam',
  'life',
  'change',
  'quota',
] as const;

export const PRIORITIES = ['P1', 'P2', 'P3'] as const;

/** `none`: what looks like a constraint and is none. */
export const SEVERITIES = ['error', 'warning', 'none'] as const;

/** `documented`: a page states it. `inferred`: it follows from what pages state. `practice`: no page states it. */
export const BASES = ['documented', 'inferred', 'practice'] as const;

/** How a constraint is kept, with what that means for users. */
export const STATUSES = {
  rule: 'a rule of this library reports it at synthesis',
  'by construction': 'the constructs of this library cannot express it; plain L1s can',
  'CDK schema': 'the template check of aws-cdk-lib reports it, as a warning',
  handler: 'a custom resource takes care of it when the stack is deployed',
  'not yet': 'nothing reports it yet',
  'not checkable': 'it cannot be known at synthesis',
  withdrawn: 'the service no longer asks it',
} as const;

/** Why something cannot be known at synthesis. */
export const REASONS = {
  runtime: 'it depends on what runs later',
  'account quota': 'it depends on a quota that an account can raise',
  'account state': 'it depends on what is deployed already, or on who deploys',
  'query text': 'it is about queries that no template holds',
  data: 'it is about the data, or the content of a secret',
} as const;

export interface Constraint {
  /** `CR-<group>-<three digits>`: never changed, never used again. */
  readonly id: string;
  /** What must hold, as one sentence without a period. */
  readonly title: string;
  readonly priority: (typeof PRIORITIES)[number];
  readonly severity: (typeof SEVERITIES)[number];
  readonly basis: (typeof BASES)[number];
  /** The public pages that state it, or from which it follows. */
  readonly pages: readonly string[];
  /** What it is about: a CloudFormation type with the path of a property, or an operation as `service:Operation`. */
  readonly subjects: readonly string[];
  /** The rules that keep a constraint are not listed here: they contain its ID in `catalogueIds`. */
  readonly status: keyof typeof STATUSES;
  /** Of `by construction`: the exported class, or a static member of it, that cannot express it. */
  readonly construct?: string;
  /** Of `handler`: the folder in `src/custom-resources`. */
  readonly handler?: string;
  /** Of `not checkable`. */
  readonly reason?: keyof typeof REASONS;
  /** What the status leaves open or already covers; one sentence. */
  readonly note?: string;
}

export interface ConstraintGroup {
  /** The middle part of the ids. */
  readonly group: string;
  /** What the group is about, for readers. */
  readonly subject: string;
  readonly constraints: readonly Constraint[];
}

export const CONSTRAINTS_FOLDER = join(__dirname, 'constraints');

/** All groups, in the order of `GROUP_FILES`; a test shows that the files match the types. */
export function constraintGroups(): ConstraintGroup[] {
  return GROUP_FILES.map((file) => JSON.parse(readFileSync(join(CONSTRAINTS_FOLDER, `${file}.json`), 'utf8')));
}

export function allConstraints(): Constraint[] {
  return constraintGroups().flatMap(({ constraints }) => constraints);
}
