const API = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference';
const GUIDE = 'https://docs.aws.amazon.com/clean-rooms/latest/userguide';

/** Why a table is not ready. */
export interface NotReadyReason {
  /**
   * Whether the reason can disappear while the function waits: because the service works on it, or because another
   * resource of the same deployment removes it. Everything else needs a change by the owner of the table, or by another
   * member, who is not waited for.
   */
  readonly canDisappear: boolean;
  /** What the owner of the table changes, in words: the handler does not know how the language of the app writes names. */
  readonly fix: string;
  /** The page that states what is missing. */
  readonly page: string;
}

/**
 * The reasons of the service, by their codes.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SchemaStatusReason.html
 */
export const REASONS: Readonly<Record<string, NotReadyReason>> = {
  ANALYSIS_RULE_MISSING: {
    canDisappear: false,
    fix: 'specify an analysis rule for the configured table',
    page: `${GUIDE}/add-analysis-rule.html`,
  },
  ANALYSIS_TEMPLATES_NOT_CONFIGURED: {
    canDisappear: false,
    fix: 'allow analysis templates, any query or any job in the custom analysis rule of the table',
    page: `${GUIDE}/analysis-rules-custom.html`,
  },
  ANALYSIS_PROVIDERS_NOT_CONFIGURED: {
    canDisappear: false,
    fix: 'specify the accounts whose queries or jobs the custom analysis rule of the table allows',
    page: `${API}/API_AnalysisRuleCustom.html`,
  },
  DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED: {
    canDisappear: true,
    fix: 'add a differential privacy budget to the membership of the owner, and create it before this check',
    page: `${GUIDE}/differential-privacy.html`,
  },
  ID_MAPPING_TABLE_NOT_POPULATED: {
    canDisappear: true,
    fix: 'populate the ID mapping table, as a principal with the grant for that can do, and deploy after that',
    page: `${API}/API_PopulateIdMappingTable.html`,
  },
  COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED: {
    canDisappear: false,
    fix: 'specify result receivers or allowed additional analyses of the association',
    page: `${GUIDE}/add-collaboration-analysis-rule.html`,
  },
  ADDITIONAL_ANALYSES_NOT_CONFIGURED: {
    canDisappear: false,
    fix: 'specify allowed additional analyses of the association',
    page: `${API}/API_ConfiguredTableAssociationAnalysisRuleCustom.html`,
  },
  RESULT_RECEIVERS_NOT_CONFIGURED: {
    canDisappear: false,
    fix: 'specify result receivers of the association',
    page: `${API}/API_ConfiguredTableAssociationAnalysisRuleCustom.html`,
  },
  ADDITIONAL_ANALYSES_NOT_ALLOWED: {
    canDisappear: false,
    fix:
      'allow additional analyses in the analysis rule of the table, or remove the allowed additional analyses of the ' +
      'association',
    page: `${API}/API_AnalysisRuleCustom.html`,
  },
  RESULT_RECEIVERS_NOT_ALLOWED: {
    canDisappear: false,
    fix:
      'specify only result receivers of the association that have the ability to receive results, or grant the ability ' +
      'with a collaboration member',
    page: `${GUIDE}/add-collaboration-analysis-rule.html`,
  },
  ANALYSIS_RULE_TYPES_NOT_COMPATIBLE: {
    canDisappear: false,
    fix:
      'use an analysis rule of the same type for the tables that a query joins, and let the association derive the type ' +
      'of its rule',
    page: `${GUIDE}/analysis-rules.html`,
  },
  INTERMEDIATE_TABLE_NOT_POPULATED: {
    canDisappear: true,
    fix: 'populate the intermediate table, as a principal with the grant for that can do, and deploy after that',
    page: `${GUIDE}/working-with-intermediate-tables.html`,
  },
  INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING: {
    canDisappear: false,
    fix: 'specify an analysis rule for the intermediate table',
    page: `${GUIDE}/intermediate-table-analysis-rule.html`,
  },
  INTERMEDIATE_TABLE_BASE_TABLE_REMOVED: {
    canDisappear: false,
    fix: 'delete the intermediate table, which cannot be used again, and create another one whose base tables are associated',
    page: `${GUIDE}/delete-intermediate-table.html`,
  },
  INTERMEDIATE_TABLE_INHERITED_CONSTRAINTS_VIOLATED: {
    canDisappear: false,
    fix: 'restrict the analysis rule of the intermediate table to what the rules of all base tables allow',
    page: `${GUIDE}/intermediate-table-analysis-rule.html`,
  },
  INTERMEDIATE_TABLE_DISALLOWED_BY_DATA_PROVIDER: {
    canDisappear: false,
    fix: 'agree with the owner of the base table, who has disallowed the intermediate table, and create another one',
    page: `${GUIDE}/delete-intermediate-table.html`,
  },
  INTERMEDIATE_TABLE_RETENTION_PERIOD_EXPIRED: {
    canDisappear: false,
    fix: 'populate the intermediate table again, as a principal with the grant for that can do, and deploy after that',
    page: `${GUIDE}/working-with-intermediate-tables.html`,
  },
};
