import type { CfnConfiguredTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { type AnalysisRuleFacts, customOf, readAnalysisRule } from '../analysis-rule';
import type { Env } from '../env';
import { ABSENT, type Fact, known, knownValue, type ListFact, UNKNOWN } from '../fact';
import { templateArn } from '../identifiers';
import { link, links, subject } from '../kind';
import { at, listOf, NOWHERE, type Pointer, pointerOf, type Raw, soleOf, textOf, textsOf } from '../raw';
import { type ReviewFacts, readReviews, reviewedTemplates } from '../reviews';
import type { Property } from '../source';

/**
 * The facts of an `AWS::CleanRooms::ConfiguredTable`, which defines the columns of a table that can be analyzed and its
 * rule.
 */
export interface ConfiguredTableFacts {
  readonly name: Fact<string>;
  readonly source: Fact<SourceFacts>;
  /** The Region of the data, if the table reference specifies one. */
  readonly sourceRegion: Fact<string>;
  readonly athenaTablePointer: Pointer;
  /** The columns in the schema of a Snowflake table. */
  readonly snowflakeColumns: ListFact<string>;
  readonly allowedColumns: ListFact<string>;
  /** The analysis method, which is `DIRECT_QUERY`, `DIRECT_JOB` or `MULTIPLE`. */
  readonly analysisMethod: Fact<string>;
  /** The analysis methods of a table whose analysis method is `MULTIPLE`. */
  readonly selectedMethods: ListFact<string>;
  /** The only analysis rule that a table can have. */
  readonly rule: Fact<AnalysisRuleFacts>;
  /** The allowed analysis templates whose text the owner of the table states to have reviewed. */
  readonly reviews: ListFact<ReviewFacts>;
}

export type SourceFacts =
  | {
      readonly kind: 'glue';
      readonly tablePointer: Pointer;
      readonly databasePointer: Pointer;
      readonly tableName: Fact<string>;
    }
  | { readonly kind: 'athena' | 'snowflake' | 'databricks' | 'other' };

/** The sources of which a table reference specifies one. */
const SOURCES = ['glue', 'athena', 'snowflake', 'databricks'] as const;

function read(property: Property<CfnConfiguredTableProps>, _env: Env, metadata?: () => Raw): ConfiguredTableFacts {
  const reference = property('tableReference');
  return {
    name: textOf(property('name')),
    source: readSource(reference),
    sourceRegion: readRegion(reference),
    athenaTablePointer: pointerOf(at(reference, 'athena', 'tableName')),
    snowflakeColumns: listOf(at(reference, 'snowflake', 'tableSchema', 'v1'), nameOfColumn),
    allowedColumns: textsOf(property('allowedColumns')),
    analysisMethod: textOf(property('analysisMethod')),
    selectedMethods: textsOf(property('selectedAnalysisMethods')),
    rule: soleOf(property('analysisRules'), readAnalysisRule),
    reviews: readReviews(metadata?.()),
  };
}

function nameOfColumn(column: Raw): Fact<string> {
  return textOf(at(column, 'columnName'));
}

function readSource(reference: Raw): Fact<SourceFacts> {
  if (reference === undefined) {
    return ABSENT;
  }
  const kinds = SOURCES.filter((kind) => at(reference, kind) !== undefined);
  // A reference that is a token has every key, and a conditional reference has two. Neither key is certain.
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
    databasePointer: pointerOf(at(glue, 'databaseName')),
    tableName: textOf(at(glue, 'tableName')),
  });
}

function readRegion(reference: Raw): Fact<string> {
  const [glue, athena] = [at(reference, 'glue', 'region'), at(reference, 'athena', 'region')];
  return glue !== undefined && athena !== undefined ? UNKNOWN : textOf(glue ?? athena);
}

/** A pointer into the Data Catalog, if its table is certainly the source. */
function catalogPointer(name: 'tablePointer' | 'databasePointer'): (facts: ConfiguredTableFacts) => Pointer {
  return ({ source }) => {
    const known = knownValue(source);
    return known?.kind === 'glue' ? known[name] : NOWHERE;
  };
}

export const configuredTable = subject({
  type: 'AWS::CleanRooms::ConfiguredTable',
  heading: 'Configured table',
  read,
  links: {
    glueTable: link('glueTable', catalogPointer('tablePointer')),
    /** The table that Amazon Athena reads. */
    athenaTable: link('glueTable', ({ athenaTablePointer }: ConfiguredTableFacts) => athenaTablePointer),
    glueDatabase: link('glueDatabase', catalogPointer('databasePointer')),
    /**
     * The analyses that the custom rule certainly allows: wildcards and templates in its order, and none without a
     * custom rule.
     */
    allowed: links('analysisTemplate', ({ rule }: ConfiguredTableFacts) => customOf(rule)?.allowedAnalyses ?? ABSENT, {
      takes: templateArn('AnalysisRules'),
    }),
    /** The templates of the reviews, in their order. */
    reviewed: links('analysisTemplate', ({ reviews }: ConfiguredTableFacts) => reviewedTemplates(reviews)),
  },
});
