import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { type AnalysisRuleFacts, readAnalysisRule } from './analysis-rule';
import { ABSENT, type Fact, known, type ListFact, UNKNOWN } from './fact';
import { at, listOf, objectOf, type Pointer, pointerOf, type Raw, readRaw, textOf } from './raw';

export const DIRECT_QUERY = 'DIRECT_QUERY';
export const DIRECT_JOB = 'DIRECT_JOB';
export const MULTIPLE = 'MULTIPLE';

/** `AWS::CleanRooms::ConfiguredTable`: which columns of a table may be analysed, and how. */
export interface ConfiguredTableFacts {
  readonly name: Fact<string>;
  readonly source: Fact<SourceFacts>;
  readonly allowedColumns: ListFact<string>;
  /** `DIRECT_QUERY`, `DIRECT_JOB` or `MULTIPLE`. */
  readonly analysisMethod: Fact<string>;
  /** The one analysis rule that a table can have. */
  readonly rule: Fact<AnalysisRuleFacts>;
}

export type SourceFacts =
  | {
      readonly kind: 'glue';
      readonly tablePointer: Pointer;
      readonly databaseName: Fact<string>;
      readonly tableName: Fact<string>;
    }
  | { readonly kind: 'athena' | 'snowflake' | 'other' };

export function readConfiguredTable(cfn: CfnConfiguredTable): ConfiguredTableFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  return {
    name: textOf(read(cfn.name)),
    source: readSource(read(cfn.tableReference)),
    allowedColumns: listOf(read(cfn.allowedColumns), textOf),
    analysisMethod: textOf(read(cfn.analysisMethod)),
    rule: soleOf(read(cfn.analysisRules), readAnalysisRule),
  };
}

/** The one element of a list that holds at most one. */
export function soleOf<T>(raw: Raw, read: (element: Raw) => T): Fact<T> {
  if (raw === undefined) {
    return ABSENT;
  }
  if (!Array.isArray(raw) || raw.length > 1) {
    return UNKNOWN;
  }
  return raw.length === 0 ? ABSENT : objectOf(raw[0], read);
}

function readSource(reference: Raw): Fact<SourceFacts> {
  if (reference === undefined) {
    return ABSENT;
  }
  const kinds = (['glue', 'athena', 'snowflake'] as const).filter((kind) => at(reference, kind) !== undefined);
  // A reference that is a token has every key, and one under a condition two: none of them is certain.
  if (kinds.length > 1) {
    return UNKNOWN;
  }
  const [kind = 'other'] = kinds;
  if (kind !== 'glue') {
    return known({ kind });
  }
  const glue = at(reference, 'glue');
  return known({
    kind,
    tablePointer: pointerOf(at(glue, 'tableName')),
    databaseName: textOf(at(glue, 'databaseName')),
    tableName: textOf(at(glue, 'tableName')),
  });
}
