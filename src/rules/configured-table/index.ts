import type { Rule } from '../rule';
import { aggregatesUseOnlyColumns } from './aggregates-use-only-columns';
import { aggregationRuleHasNoAdditionalAnalyses } from './aggregation-rule-has-no-additional-analyses';
import { allowedAnalysesFitMethod } from './allowed-analyses-fit-method';
import { allowedTemplateIsOfCollaboration } from './allowed-template-is-of-collaboration';
import { allowedTemplatesAreInRegion } from './allowed-templates-are-in-region';
import { anyQueryIsForOneCollaboration } from './any-query-is-for-one-collaboration';
import { anyQueryIsProtected } from './any-query-is-protected';
import { associatedTableHasRule } from './associated-table-has-rule';
import { athenaColumnsAreSimple } from './athena-columns-are-simple';
import { columnNamesAreLowerCase } from './column-names-are-lower-case';
import { columnNamesAreNotReserved } from './column-names-are-not-reserved';
import { columnsAreInSnowflakeSchema } from './columns-are-in-snowflake-schema';
import { columnsExistInGlue } from './columns-exist-in-glue';
import { constrainedColumnIsNotDimension } from './constrained-column-is-not-dimension';
import { customRuleAllowsAnalysis } from './custom-rule-allows-analysis';
import { dataFormatIsSupported } from './data-format-is-supported';
import { dataStaysInRegion } from './data-stays-in-region';
import { differentialPrivacyHasBudget } from './differential-privacy-has-budget';
import { differentialPrivacyNeedsS3 } from './differential-privacy-needs-s3';
import { differentialPrivacyStandsAlone } from './differential-privacy-stands-alone';
import { dimensionsAreSeparate } from './dimensions-are-separate';
import { disallowedColumnsAreDistinct } from './disallowed-columns-are-distinct';
import { glueTableIsInDatabase } from './glue-table-is-in-database';
import { glueTableIsProtectedOnce } from './glue-table-is-protected-once';
import { identifiersAreNotInResults } from './identifiers-are-not-in-results';
import { identityColumnHasNoLiterals } from './identity-column-has-no-literals';
import { identityColumnIsText } from './identity-column-is-text';
import { jobsAreReviewed } from './jobs-are-reviewed';
import { jobsDoNotReadIceberg } from './jobs-do-not-read-iceberg';
import { jobsHaveCustomRule } from './jobs-have-custom-rule';
import { joinAndListColumnsAreSeparate } from './join-and-list-columns-are-separate';
import { listRuleHasJoinColumn } from './list-rule-has-join-column';
import { locationIsFolder } from './location-is-folder';
import { locationIsNotRegistered } from './location-is-not-registered';
import { multipleMethodsAreSelected } from './multiple-methods-are-selected';
import { oneMemberUsesDifferentialPrivacy } from './one-member-uses-differential-privacy';
import { oneUserIdentifier } from './one-user-identifier';
import { outputColumnMinimumsAreValid } from './output-column-minimums-are-valid';
import { outputColumnsKeepMinimum } from './output-columns-keep-minimum';
import { outputConstraintsAreDistinct } from './output-constraints-are-distinct';
import { outputConstraintsAreValid } from './output-constraints-are-valid';
import { outputControlsHaveQueries } from './output-controls-have-queries';
import { outsideSourceHasCustomRule } from './outside-source-has-custom-rule';
import { policyFitsRuleType } from './policy-fits-rule-type';
import { protectedTablesShareIdentifier } from './protected-tables-share-identifier';
import { providersAreMembers } from './providers-are-members';
import { receiversDoNotUseDifferentialPrivacy } from './receivers-do-not-use-differential-privacy';
import { requiredJoinHasColumn } from './required-join-has-column';
import { ruleColumnsAreAllowed } from './rule-columns-are-allowed';
import { summedColumnsAreNumeric } from './summed-columns-are-numeric';
import { templatesOrWildcards } from './templates-or-wildcards';
import { thresholdHasComparisonControls } from './threshold-has-comparison-controls';
import { wildcardsHaveProviders } from './wildcards-have-providers';

/** The rules for configured tables and their analysis rules. */
export const CONFIGURED_TABLE_RULES: readonly Rule[] = [
  columnNamesAreLowerCase,
  columnsExistInGlue,
  outsideSourceHasCustomRule,
  associatedTableHasRule,
  ruleColumnsAreAllowed,
  dimensionsAreSeparate,
  outputConstraintsAreValid,
  listRuleHasJoinColumn,
  joinAndListColumnsAreSeparate,
  templatesOrWildcards,
  wildcardsHaveProviders,
  allowedTemplateIsOfCollaboration,
  allowedAnalysesFitMethod,
  disallowedColumnsAreDistinct,
  oneUserIdentifier,
  differentialPrivacyNeedsS3,
  differentialPrivacyHasBudget,
  differentialPrivacyStandsAlone,
  providersAreMembers,
  policyFitsRuleType,
  locationIsNotRegistered,
  dataFormatIsSupported,
  locationIsFolder,
  glueTableIsInDatabase,
  multipleMethodsAreSelected,
  protectedTablesShareIdentifier,
  receiversDoNotUseDifferentialPrivacy,
  oneMemberUsesDifferentialPrivacy,
  outputControlsHaveQueries,
  identityColumnHasNoLiterals,
  aggregatesUseOnlyColumns,
  anyQueryIsProtected,
  jobsAreReviewed,
  thresholdHasComparisonControls,
  outputColumnMinimumsAreValid,
  outputColumnsKeepMinimum,
  identityColumnIsText,
  customRuleAllowsAnalysis,
  requiredJoinHasColumn,
  constrainedColumnIsNotDimension,
  aggregationRuleHasNoAdditionalAnalyses,
  jobsHaveCustomRule,
  summedColumnsAreNumeric,
  identifiersAreNotInResults,
  columnNamesAreNotReserved,
  columnsAreInSnowflakeSchema,
  athenaColumnsAreSimple,
  dataStaysInRegion,
  jobsDoNotReadIceberg,
  anyQueryIsForOneCollaboration,
  glueTableIsProtectedOnce,
  allowedTemplatesAreInRegion,
  outputConstraintsAreDistinct,
];
