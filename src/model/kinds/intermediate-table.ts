import type { CfnIntermediateTableProps } from 'aws-cdk-lib/aws-cleanrooms';
import { type CustomFacts, customOf, readCustom } from '../analysis-rule';
import type { Env } from '../env';
import { ABSENT, type Fact, type ListFact } from '../fact';
import { keyArn, membershipId, templateArn } from '../identifiers';
import { link, links, OF_MEMBERSHIP, subject } from '../kind';
import { at, objectOf, type Pointer, pointerOf, type Raw, soleOf, textOf, textsOf } from '../raw';
import { type ReviewFacts, readReviews, reviewedTemplates } from '../reviews';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::IntermediateTable`, which keeps the result of a query for other queries. */
export interface IntermediateTableFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  /** The query that fills the table. */
  readonly sql: Fact<string>;
  /** The analysis template that fills the table. */
  readonly templatePointer: Pointer;
  readonly keyPointer: Pointer;
  /** The only analysis rule that the table can have. */
  readonly rule: Fact<IntermediateRuleFacts>;
  /** The allowed analysis templates whose text the owner of the table states to have reviewed. */
  readonly reviews: ListFact<ReviewFacts>;
}

/** The analysis rule of an intermediate table, which also defines who receives results. */
export interface IntermediateRuleFacts {
  readonly type: Fact<string>;
  readonly custom: Fact<CustomFacts>;
  readonly receivers: ListFact<string>;
  /** Whether the table can be used by additional analyses: `ALLOWED`, `REQUIRED` or `NOT_ALLOWED`. */
  readonly additionalAnalyses: Fact<string>;
}

function read(property: Property<CfnIntermediateTableProps>, _env: Env, metadata?: () => Raw): IntermediateTableFacts {
  const population = at(property('populationAnalysisConfiguration'), 'sqlParameters');
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    sql: textOf(at(population, 'queryString')),
    templatePointer: pointerOf(at(population, 'analysisTemplateArn')),
    keyPointer: pointerOf(property('kmsKeyArn')),
    rule: soleOf(property('analysisRules'), readRule),
    reviews: readReviews(metadata?.()),
  };
}

function readRule(rule: Raw): IntermediateRuleFacts {
  const custom = at(rule, 'policy', 'v1', 'custom');
  return {
    type: textOf(at(rule, 'type')),
    custom: objectOf(custom, readCustom),
    receivers: textsOf(at(custom, 'allowedResultReceivers')),
    additionalAnalyses: textOf(at(custom, 'additionalAnalyses')),
  };
}

export const intermediateTable = subject({
  type: 'AWS::CleanRooms::IntermediateTable',
  heading: 'Intermediate table',
  read,
  forwards: OF_MEMBERSHIP,
  links: {
    membership: link('membership', (facts: IntermediateTableFacts) => facts.membershipPointer, {
      back: ['tables'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    template: link('analysisTemplate', (facts: IntermediateTableFacts) => facts.templatePointer, {
      takes: templateArn('PopulationAnalysisConfiguration'),
    }),
    key: link('key', (facts: IntermediateTableFacts) => facts.keyPointer, { takes: keyArn('KmsKeyArn') }),
    /** The analyses that the rule allows: wildcards and templates, in its order. */
    allowed: links(
      'analysisTemplate',
      ({ rule }: IntermediateTableFacts) => customOf(rule)?.allowedAnalyses ?? ABSENT,
      {
        takes: templateArn('AnalysisRules'),
      },
    ),
    /** The templates of the reviews, in their order. */
    reviewed: links('analysisTemplate', ({ reviews }: IntermediateTableFacts) => reviewedTemplates(reviews)),
  },
});
