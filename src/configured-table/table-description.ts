import type { CfnConfiguredTable, IConfiguredTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IConstruct } from 'constructs';
import { knownValue } from '../model/fact';
import { readConfiguredTable } from '../model/read-configured-table';
import { l1Of } from '../private/l1';
import { TableSource } from './table-source';

/** What an association has to know of its table. */
export interface TableDescription {
  /** @default - not known, so that the association cannot make a role */
  readonly source?: TableSource;
  /** `AGGREGATION`, `LIST` or `CUSTOM`. @default - no rule, or an unknown one */
  readonly ruleType?: string;
  /** It may be a token. @default - not known */
  readonly name?: string;
}

const DESCRIPTION = Symbol.for('cdk-cleanrooms.TableDescription');

/** Notes what a template does not hold of a table, or what the user says of an imported one. */
export function describeTable(table: IConstruct, description: TableDescription): void {
  Object.defineProperty(table, DESCRIPTION, { value: description });
}

/** What is known of a table: of an L2 or an imported table what was noted, of an L1 what its properties say. */
export function descriptionOf(table: IConfiguredTableRef): TableDescription {
  const noted = (table as { [DESCRIPTION]?: TableDescription })[DESCRIPTION];
  const l1 = l1Of<CfnConfiguredTable>(table, 'AWS::CleanRooms::ConfiguredTable');
  if (!l1) {
    return noted ?? {};
  }
  const rule = knownValue(readConfiguredTable(l1).rule);
  return {
    source: noted?.source ?? sourceOf(l1),
    ruleType: rule && knownValue(rule.type),
    name: l1.name,
  };
}

/** The source of a plain L1, if it refers to a Glue table of this app. */
function sourceOf(l1: CfnConfiguredTable): TableSource | undefined {
  const source = knownValue(readConfiguredTable(l1).source);
  if (source?.kind !== 'glue' || source.tablePointer.kind !== 'construct') {
    return undefined;
  }
  const table = l1Of<CfnTable>(source.tablePointer.construct, 'AWS::Glue::Table');
  return table && TableSource.glueRef(table);
}
