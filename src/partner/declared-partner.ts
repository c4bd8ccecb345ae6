import { Token } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { COLLABORATION } from '../private/cdk-shapes';
import { InputError, type Problem } from '../private/errors';
import { ACCOUNT_ID } from '../private/formats';
import { received } from '../private/received';
import { formatted, listOf, optional, type Shapes } from '../private/shape';
import { sortedKeys } from '../private/sorted-entries';
import { followable, type StatedResource, stateResource } from '../private/stated-resource';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { DeclaredTable } from './declared-table';
import { DECLARED_TABLE } from './declared-table-shape';
import { renderCollaborationRule, renderData, renderTable } from './table-rendering';

/** Properties for defining a `DeclaredPartner`. */
export interface DeclaredPartnerProps {
  /** The collaboration, which can be a construct of this app, or an imported or invited collaboration. */
  readonly collaboration: ICollaborationRef;
  /** The account ID of the partner, which has twelve digits. It can be the account of the creator. */
  readonly accountId: string;
  /**
   * All tables that the partner associates with the collaboration, or that queries can read by other means.
   *
   * With an empty list, the partner brings no table.
   *
   * @default - unknown; what depends on the tables of the partner is not checked
   */
  readonly tables?: DeclaredTable[];
}

/**
 * The side of a partner who has a separate app: the membership and the tables that the partner is expected to have.
 *
 * A declared partner creates no resource, and the template contains nothing of it. The rules evaluate the declared tables
 * together with the tables and analyses of this app, as if they were resources of this app. They do not report what only
 * the partner can decide, such as the roles, the privacy budgets, or advice on the protection of data.
 *
 * Abilities and payments of the partner are part of the collaboration: specify them in `members` and `creator` of an
 * imported or invited collaboration.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html
 * @example
 * declare const collaboration: ICollaboration;
 * new DeclaredPartner(this, 'Publisher', {
 *   collaboration,
 *   accountId: '111111111111',
 *   tables: [
 *     {
 *       tableName: 'impressions',
 *       allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
 *       analysisRule: AnalysisRule.custom({
 *         allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
 *         outputProtection: OutputProtection.differentialPrivacy('user_id'),
 *       }),
 *       resultReceivers: ['222222222222'],
 *     },
 *   ],
 * });
 */
export class DeclaredPartner extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.DeclaredPartner';

  /**
   * Throws an error if two tables have the same name, if the type of an analysis rule is not `analysisRuleType`, or if
   * `columnTypes` has a column that is not in `allowedColumns`.
   */
  constructor(scope: Construct, id: string, props: DeclaredPartnerProps) {
    props = received(DeclaredPartner.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { collaboration, accountId: account, tables } = props;
    requireSound(this, tables ?? []);

    const { collaborationIdentifier } = collaboration.collaborationRef;
    const place = { account, region: collaboration.env.region };
    declare(this, {
      ...place,
      type: 'AWS::CleanRooms::Membership',
      properties: { collaborationIdentifier: followable(collaboration, collaborationIdentifier) },
      declared: tables ? ['associations', 'tables'] : [],
    });
    for (const table of tables ?? []) {
      declareTable(this, table, place);
    }
    validateAtSynthesis(this);
  }
}

const PROPS: Shapes<DeclaredPartnerProps> = {
  collaboration: COLLABORATION,
  accountId: formatted(ACCOUNT_ID),
  tables: optional(listOf(DECLARED_TABLE)),
};

type Place = Pick<StatedResource, 'account' | 'region'>;

/** Declares the configured table at a construct with the name of the table, and what belongs to it below. */
function declareTable(partner: DeclaredPartner, table: DeclaredTable, place: Place): void {
  const { tableName, columnTypes } = table;
  // The CDK takes no ID that all objects have as the name of a member, such as "constructor".
  const configured = new Construct(partner, tableName in {} ? `:${tableName}` : tableName);
  const data = columnTypes && new Construct(configured, 'Data');
  if (data) {
    declare(data, { ...place, type: 'AWS::Glue::Table', properties: renderData(columnTypes), declared: [] });
  }
  declare(configured, {
    ...place,
    type: 'AWS::CleanRooms::ConfiguredTable',
    properties: renderTable(table, data && referenceTo(data)),
    metadata: table.analysisRule?._metadata,
    declared: ['associations'],
  });
  declare(new Construct(configured, 'Association'), {
    ...place,
    type: 'AWS::CleanRooms::ConfiguredTableAssociation',
    properties: {
      name: tableName,
      membershipIdentifier: referenceTo(partner),
      configuredTableIdentifier: referenceTo(configured),
      ...renderCollaborationRule(table),
    },
    declared: [],
  });
}

function declare(construct: Construct, resource: StatedResource): void {
  stateResource(construct, resource, identifierOf(construct));
}

function referenceTo(construct: Construct): string {
  return followable(construct, identifierOf(construct));
}

/** A declared resource has no ID yet. It is identified by its path, with which no ID of the service can be confused. */
function identifierOf({ node }: Construct): string {
  return `declared:${node.path}`;
}

function requireSound(partner: DeclaredPartner, tables: readonly DeclaredTable[]): void {
  const problems = tables.flatMap((table, i): readonly Problem[] => [
    ...nameProblems(table, tables.slice(0, i)),
    ...typeProblems(table),
    ...columnProblems(table),
  ]);
  if (problems.length > 0) {
    throw new InputError(partner, ...problems);
  }
}

function nameProblems({ tableName }: DeclaredTable, earlier: readonly DeclaredTable[]): readonly Problem[] {
  const name = JSON.stringify(tableName);
  if (tableName === '') {
    return [{ what: text`a table has the ${code('tableName')} ${name}`, why: WHY_NAME, fix: FIX_NAME }];
  }
  const isRepeated = earlier.some((other) => other.tableName.toLowerCase() === tableName.toLowerCase());
  return isRepeated
    ? [{ what: `two tables have the name ${name}`, why: WHY_NAME, fix: 'declare each table once' }]
    : [];
}

const WHY_NAME = 'queries refer to a table by its name only, regardless of case';
const FIX_NAME = 'specify the name of the table in queries';

function typeProblems({ tableName, analysisRule, analysisRuleType }: DeclaredTable): readonly Problem[] {
  if (!analysisRule || !analysisRuleType || analysisRule.ruleType === analysisRuleType) {
    return [];
  }
  const types = text`${JSON.stringify(analysisRuleType)}, but its ${code('analysisRule')} has the type`;
  return [
    {
      what: text`${code('analysisRuleType')} of the table ${JSON.stringify(tableName)} is ${types}
        ${JSON.stringify(analysisRule.ruleType)}`,
      why: 'a table has only one analysis rule',
      fix: text`omit ${code('analysisRuleType')}`,
    },
  ];
}

function columnProblems({ tableName, allowedColumns, columnTypes }: DeclaredTable): readonly Problem[] {
  const typed = sortedKeys(columnTypes ?? {});
  // A token can be any column.
  const isKnown =
    allowedColumns &&
    !Token.isUnresolved(allowedColumns) &&
    !Token.isUnresolved([...allowedColumns, ...typed].join(' '));
  return (isKnown ? typed.filter((column) => !allowedColumns.includes(column)) : []).map((column) => ({
    what: text`${code('columnTypes')} of the table ${JSON.stringify(tableName)} has the column
      ${JSON.stringify(column)}, which is not in ${code('allowedColumns')}`,
    why: 'only allowed columns can be used in the collaboration',
    fix: text`add the column to ${code('allowedColumns')}, or remove it from ${code('columnTypes')}`,
  }));
}
