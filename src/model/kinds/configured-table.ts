import type { CfnConfiguredTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { type AnalysisRuleFacts, customOf, readAnalysisRule } from '../analysis-rule';
import { ABSENT, type Fact, itemsOf, known, knownValue, type ListFact, UNKNOWN } from '../fact';
import { link, links, subject } from '../kind';
import { at, listOf, NOWHERE, type Pointer, pointerOf, type Raw, soleOf, textOf } from '../raw';
import type { Property } from '../source';

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

function read(property: Property<CfnConfiguredTableProps>): ConfiguredTableFacts {
  return {
    name: textOf(property('name')),
    source: readSource(property('tableReference')),
    allowedColumns: listOf(property('allowedColumns'), textOf),
    analysisMethod: textOf(property('analysisMethod')),
    rule: soleOf(property('analysisRules'), readAnalysisRule),
  };
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

/** Where the table is in the catalog, if it certainly is in one. */
function catalogPointer({ source }: ConfiguredTableFacts): Pointer {
  const known = knownValue(source);
  return known?.kind === 'glue' ? known.tablePointer : NOWHERE;
}

export const configuredTable = subject({
  type: 'AWS::CleanRooms::ConfiguredTable',
  heading: 'Configured table',
  read,
  links: {
    glueTable: link('glueTable', catalogPointer),
    /** What the custom rule certainly allows, wildcards and templates in its order; empty without a custom rule. */
    allowed: links('analysisTemplate', ({ rule }: ConfiguredTableFacts) => {
      const custom = customOf(rule);
      return custom ? itemsOf(custom.allowedAnalyses) : [];
    }),
  },
});
