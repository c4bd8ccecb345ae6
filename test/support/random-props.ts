/** In which of the `RANDOM_APPS` a construct is made with random properties, by the name of its class. */
export const RANDOM_PROPS: { readonly [construct: string]: string } = {
  AnalysisTemplate: 'of tables, associations and budgets',
  AnalysisTemplateValidation: 'of custom resources',
  AudienceModel: 'of audience models',
  AudienceModelTraining: 'of audience models',
  AutoApprovedChanges: 'of custom resources',
  BudgetRemaining: 'of checks at deployment',
  ChangeRequestApproval: 'of custom resources',
  Collaboration: 'of a collaboration and its memberships',
  CollaborationMember: 'of custom resources',
  ConfiguredAudienceModel: 'of audience models',
  ConfiguredAudienceModelAssociation: 'of audience models',
  ConfiguredModelAlgorithm: 'of machine learning',
  ConfiguredModelAlgorithmAssociation: 'of machine learning',
  ConfiguredTable: 'of tables, associations and budgets',
  ConfiguredTableAssociation: 'of tables, associations and budgets',
  DeclaredPartner: 'of what is imported',
  DisallowedIntermediateTable: 'of populations of tables',
  IdMappingTable: 'of ID namespaces, ID mapping tables and intermediate tables',
  IdMappingTablePopulation: 'of populations of tables',
  IdNamespaceAssociation: 'of ID namespaces, ID mapping tables and intermediate tables',
  IntermediateTable: 'of ID namespaces, ID mapping tables and intermediate tables',
  IntermediateTablePopulation: 'of populations of tables',
  InvitedCollaboration: 'of custom resources',
  Membership: 'of a collaboration and its memberships',
  PartnerMembership: 'of checks at deployment',
  MlConfiguration: 'of machine learning',
  PrivacyBudgetTemplate: 'of tables, associations and budgets',
  PrivacyImpact: 'of checks at deployment',
  SchemaReadiness: 'of checks at deployment',
  TableAccessRole: 'of tables, associations and budgets',
  TrainingDataset: 'of machine learning',
};

/** The constructs that the app of that name has to make. */
export function randomlyMadeIn(app: string): string[] {
  return Object.keys(RANDOM_PROPS).filter((construct) => RANDOM_PROPS[construct] === app);
}
