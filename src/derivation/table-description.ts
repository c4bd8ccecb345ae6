import type { CfnConfiguredTable, IConfiguredTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { constructAt, factsOf } from '../model/construct-source';
import { knownValue } from '../model/fact';
import { type ConfiguredTableFacts, configuredTable } from '../model/kinds/configured-table';
import { l1Of } from '../private/l1';
import { Note } from '../private/note';

/** A source for which a role can have read permissions. */
export interface ReadableSource {
  _readStatements(scope: Construct): PolicyStatement[];
  readonly _wildcardReason: string;
}

/** The facts about a table that an association needs. */
export interface TableDescription {
  /**
   * Whether the table is a resource of this app, whose analysis rule the rules of this library evaluate.
   *
   * @default false
   */
  readonly isInApp?: boolean;
  /** @default - not known, so that the association cannot make a role */
  readonly source?: ReadableSource;
  /**
   * The Glue table of this app that is the source of a plain L1.
   *
   * @default - none, or the source is noted
   */
  readonly glueTable?: CfnTable;
  /**
   * The type of the analysis rule: `AGGREGATION`, `LIST` or `CUSTOM`.
   *
   * @default - none or unknown
   */
  readonly ruleType?: string;
  /**
   * The name of the table, which can be a token.
   *
   * @default - unknown
   */
  readonly name?: string;
}

/** The facts about a table that its template does not contain, or that the user specifies for an imported table. */
export const TABLE_DESCRIPTION = new Note<TableDescription>('TableDescription');

/** The known facts about a table: the note of an L2 or an imported table, the properties of an L1. */
export function descriptionOf(table: IConfiguredTableRef): TableDescription {
  const noted = TABLE_DESCRIPTION.read(table);
  const l1 = l1Of<CfnConfiguredTable>(table, 'AWS::CleanRooms::ConfiguredTable');
  if (!l1) {
    return noted ?? {};
  }
  const facts = factsOf(configuredTable, l1);
  const rule = knownValue(facts.rule);
  return {
    source: noted?.source,
    glueTable: glueTableOf(facts),
    ruleType: rule && knownValue(rule.type),
    name: l1.name,
    isInApp: true,
  };
}

function glueTableOf(facts: ConfiguredTableFacts): CfnTable | undefined {
  const source = knownValue(facts.source);
  const table = source?.kind === 'glue' ? constructAt(source.tablePointer) : undefined;
  return l1Of<CfnTable>(table, 'AWS::Glue::Table');
}
