import type { CfnConfiguredTableAssociationProps, CfnConfiguredTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTableProps } from 'aws-cdk-lib/aws-glue';
import { AnalysisMethod } from '../configured-table/configured-table';
import { sortedEntries } from '../private/sorted-entries';
import { UNSTATED } from '../private/stated-resource';
import { AGGREGATION, CUSTOM, LIST } from '../private/words';
import type { DeclaredTable } from './declared-table';

/** Properties of an L1 as far as they are declared. The others are unknown, also within a property. */
type Declared<Props> = { readonly [K in keyof Props]?: unknown };

/** Renders the properties of the configured table that are declared. */
export function renderTable(table: DeclaredTable, data: string | undefined): Declared<CfnConfiguredTableProps> {
  const { allowedColumns, analysisMethod, analysisRule, analysisRuleType } = table;
  const onlyType = analysisRuleType && { type: analysisRuleType, policy: UNSTATED };
  const rule = analysisRule?._render() ?? onlyType;
  return {
    ...(allowedColumns && { allowedColumns }),
    ...(analysisMethod && { analysisMethod, selectedAnalysisMethods: renderSelected(analysisMethod) }),
    ...(rule && { analysisRules: [rule] }),
    ...(data !== undefined && {
      tableReference: { glue: { tableName: data, databaseName: UNSTATED, region: UNSTATED } },
    }),
  };
}

function renderSelected(method: AnalysisMethod): AnalysisMethod[] | undefined {
  return method === AnalysisMethod.MULTIPLE ? [AnalysisMethod.DIRECT_QUERY, AnalysisMethod.DIRECT_JOB] : undefined;
}

/** Renders the collaboration analysis rule, as far as it is declared. */
export function renderCollaborationRule(
  table: DeclaredTable,
): Pick<Declared<CfnConfiguredTableAssociationProps>, 'configuredTableAssociationAnalysisRules'> {
  const { analysisRule, analysisRuleType, resultReceivers, allowedAdditionalAnalyses } = table;
  if (!resultReceivers && !allowedAdditionalAnalyses) {
    return {};
  }
  const type = analysisRule?.ruleType ?? analysisRuleType;
  // The receivers are at the key of the type. Without a type, any key does, because nothing is known to contradict it.
  const key = POLICY_KEYS[type ?? CUSTOM];
  const policy = {
    allowedResultReceivers: resultReceivers ?? UNSTATED,
    allowedAdditionalAnalyses: allowedAdditionalAnalyses ?? UNSTATED,
  };
  return {
    configuredTableAssociationAnalysisRules: [{ type: type ?? UNSTATED, policy: { v1: { [key]: policy } } }],
  };
}

const POLICY_KEYS: { readonly [type: string]: string } = {
  [AGGREGATION]: 'aggregation',
  [LIST]: 'list',
  [CUSTOM]: 'custom',
};

/** Renders the table of the Data Catalog of which types of columns are declared. Other columns are unknown. */
export function renderData(columnTypes: { readonly [column: string]: string }): Declared<CfnTableProps> {
  const columns = sortedEntries(columnTypes).map(([name, type]) => ({ name, type }));
  return {
    tableInput: {
      name: UNSTATED,
      parameters: UNSTATED,
      partitionKeys: UNSTATED,
      tableType: UNSTATED,
      storageDescriptor: {
        columns: [...columns, UNSTATED],
        location: UNSTATED,
        inputFormat: UNSTATED,
        serdeInfo: UNSTATED,
      },
    },
  };
}
