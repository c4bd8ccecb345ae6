import type { Rule } from '../rule';
import { classifiedColumnsAreReturned } from './classified-columns-are-returned';
import { codeBucketKeepsVersions } from './code-bucket-keeps-versions';
import { codeIsInRegion } from './code-is-in-region';
import { codeIsKept } from './code-is-kept';
import { codeRoleCanReadCode } from './code-role-can-read-code';
import { codeRoleTrustsCleanRooms } from './code-role-trusts-clean-rooms';
import { comparisonsAreAllowed } from './comparisons-are-allowed';
import { errorMessagesAreBasic } from './error-messages-are-basic';
import { hintsAreValid } from './hints-are-valid';
import { mappingTablesAreOnInnerSide } from './mapping-tables-are-on-inner-side';
import { membershipInferenceIsLimited } from './membership-inference-is-limited';
import { parameterDefaultsFitTypes } from './parameter-defaults-fit-types';
import { parametersAreUsed } from './parameters-are-used';
import { parametersDoNotSelectUsers } from './parameters-do-not-select-users';
import { parametersReplaceValues } from './parameters-replace-values';
import { placeholdersAreDeclared } from './placeholders-are-declared';
import { privateQueriesKeepUserIdentifier } from './private-queries-keep-user-identifier';
import { privateQueriesReadOneMember } from './private-queries-read-one-member';
import { privateQueriesUseSupportedSql } from './private-queries-use-supported-sql';
import { privateResultsAreAggregated } from './private-results-are-aggregated';
import { pysparkAuthorReceivesResults } from './pyspark-author-receives-results';
import { pysparkParametersAreStrings } from './pyspark-parameters-are-strings';
import { pysparkTemplateHasJobRunner } from './pyspark-template-has-job-runner';
import { pysparkTemplateListsTables } from './pyspark-template-lists-tables';
import { resultColumnsAreNamed } from './result-columns-are-named';
import { resultsOmitDisallowedColumns } from './results-omit-disallowed-columns';
import { sourceFitsFormat } from './source-fits-format';
import { sqlIsComplete } from './sql-is-complete';
import { sqlIsQuery } from './sql-is-query';
import { syntheticDataHasPayer } from './synthetic-data-has-payer';
import { syntheticDataIsSql } from './synthetic-data-is-sql';
import { syntheticDataPredictsOneColumn } from './synthetic-data-predicts-one-column';
import { syntheticTablesAllowAdditionalAnalyses } from './synthetic-tables-allow-additional-analyses';
import { templateColumnsAreAllowed } from './template-columns-are-allowed';
import { templateTablesAllowIt } from './template-tables-allow-it';
import { templateTablesAreAssociated } from './template-tables-are-associated';
import { templateTablesHaveCustomRule } from './template-tables-have-custom-rule';
import { templateTablesShareReceiver } from './template-tables-share-receiver';
import { templateTablesSupportFormat } from './template-tables-support-format';
import { thresholdQueriesUseSupportedSql } from './threshold-queries-use-supported-sql';

/** The rules for analysis templates. */
export const ANALYSIS_TEMPLATE_RULES: readonly Rule[] = [
  placeholdersAreDeclared,
  templateTablesAreAssociated,
  templateTablesHaveCustomRule,
  syntheticDataHasPayer,
  sqlIsQuery,
  sqlIsComplete,
  sourceFitsFormat,
  pysparkTemplateListsTables,
  pysparkAuthorReceivesResults,
  pysparkTemplateHasJobRunner,
  pysparkParametersAreStrings,
  templateTablesSupportFormat,
  templateTablesAllowIt,
  templateTablesShareReceiver,
  codeBucketKeepsVersions,
  codeIsInRegion,
  codeIsKept,
  codeRoleTrustsCleanRooms,
  codeRoleCanReadCode,
  syntheticDataIsSql,
  syntheticDataPredictsOneColumn,
  membershipInferenceIsLimited,
  syntheticTablesAllowAdditionalAnalyses,
  parametersAreUsed,
  templateColumnsAreAllowed,
  resultsOmitDisallowedColumns,
  resultColumnsAreNamed,
  privateResultsAreAggregated,
  privateQueriesKeepUserIdentifier,
  privateQueriesUseSupportedSql,
  privateQueriesReadOneMember,
  hintsAreValid,
  thresholdQueriesUseSupportedSql,
  comparisonsAreAllowed,
  parametersReplaceValues,
  parametersDoNotSelectUsers,
  mappingTablesAreOnInnerSide,
  classifiedColumnsAreReturned,
  errorMessagesAreBasic,
  parameterDefaultsFitTypes,
];
