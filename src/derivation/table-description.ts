import type { CfnConfiguredTable, IConfiguredTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { knownValue } from '../model/fact';
import { type ConfiguredTableFacts, readConfiguredTable } from '../model/read-configured-table';
import { l1Of } from '../private/l1';
import { Note } from '../private/note';

/** What a role needs in order to read a table. */
export interface ReadableSource {
  _readStatements(scope: Construct): PolicyStatement[];
}

/** What an association must know of its table. */
export interface TableDescription {
  /** @default - not known, so that the association cannot make a role */
  readonly source?: ReadableSource;
  /** The Glue table of this app from which a plain L1 reads. @default - none, or the source is noted */
  readonly glueTable?: CfnTable;
  /** `AGGREGATION`, `LIST` or `CUSTOM`. @default - no rule, or an unknown one */
  readonly ruleType?: string;
  /** It may be a token. @default - not known */
  readonly name?: string;
}

/** What a template does not hold of a table, or what the user states about an imported one. */
export const TABLE_DESCRIPTION = new Note<TableDescription>('TableDescription');

/** What is known of a table: of an L2 or an imported table what was noted, of an L1 what its properties say. */
export function descriptionOf(table: IConfiguredTableRef): TableDescription {
  const noted = TABLE_DESCRIPTION.read(table);
  const l1 = l1Of<CfnConfiguredTable>(table, 'AWS::CleanRooms::ConfiguredTable');
  if (!l1) {
    return noted ?? {};
  }
  const facts = readConfiguredTable(l1);
  const rule = knownValue(facts.rule);
  return {
    source: noted?.source,
    glueTable: glueTableOf(facts),
    ruleType: rule && knownValue(rule.type),
    name: l1.name,
  };
}

function glueTableOf(facts: ConfiguredTableFacts): CfnTable | undefined {
  const source = knownValue(facts.source);
  if (source?.kind !== 'glue' || source.tablePointer.kind !== 'construct') {
    return undefined;
  }
  return l1Of<CfnTable>(source.tablePointer.construct, 'AWS::Glue::Table');
}
