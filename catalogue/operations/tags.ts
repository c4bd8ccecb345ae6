import type { OperationGroup, OperationRow } from './coverage';

/** CloudFormation, or the handler of a custom resource, tags what these define with `Tags.of(construct).add` of the CDK. */
function onTags(constructs: readonly string[], calledBy?: readonly string[]): OperationRow[] {
  return ['TagResource', 'UntagResource'].map((operation) => ({
    operation,
    status: 'construct',
    constructs,
    ...(calledBy && { calledBy }),
  }));
}

const TAGGED = [
  'Collaboration',
  'Membership',
  'ConfiguredTable',
  'ConfiguredTableAssociation',
  'AnalysisTemplate',
  'PrivacyBudgetTemplate',
  'IdNamespaceAssociation',
  'IdMappingTable',
  'IntermediateTable',
];

const CALLERS = ['ConfiguredAudienceModelAssociation'];

export const TAGS: OperationGroup = {
  service: 'cleanrooms',
  subject: 'Tags',
  rows: [
    ...onTags(TAGGED, CALLERS),
    { operation: 'ListTagsForResource', status: 'construct', constructs: TAGGED, calledBy: CALLERS },
  ],
};

export const ML_TAGS: OperationGroup = {
  service: 'cleanrooms-ml',
  subject: 'Tags in Clean Rooms ML',
  rows: [
    ...onTags(
      ['TrainingDataset', 'ConfiguredModelAlgorithm', 'ConfiguredModelAlgorithmAssociation'],
      ['AudienceModel', 'ConfiguredAudienceModel'],
    ),
    { operation: 'ListTagsForResource', status: 'not infrastructure', reason: 'lookup' },
  ],
};
