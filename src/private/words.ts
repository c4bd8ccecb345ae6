/**
 * The values of the service API that more than one part of this library uses. Enumerations, facts, rules and handlers
 * take them from this module.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Types.html
 */

// Abilities of a member.
export const CAN_QUERY = 'CAN_QUERY';
export const CAN_RUN_JOB = 'CAN_RUN_JOB';
export const CAN_RECEIVE_RESULTS = 'CAN_RECEIVE_RESULTS';
export const CAN_EXPORT_QUERY_ANALYSIS_LOG = 'CAN_EXPORT_QUERY_ANALYSIS_LOG';

// The change of a member that no longer pays for a cost.
export const REMOVE_PAYER_CANDIDATE = 'REMOVE_PAYER_CANDIDATE';

// Abilities of a member for machine learning.
export const CAN_RECEIVE_MODEL_OUTPUT = 'CAN_RECEIVE_MODEL_OUTPUT';
export const CAN_RECEIVE_INFERENCE_OUTPUT = 'CAN_RECEIVE_INFERENCE_OUTPUT';

// Types of an analysis rule.
export const AGGREGATION = 'AGGREGATION';
export const LIST = 'LIST';
export const CUSTOM = 'CUSTOM';

// Whose tables queries must join.
export const QUERY_RUNNER = 'QUERY_RUNNER';

// What a custom rule allows beside templates.
export const ANY_QUERY = 'ANY_QUERY';
export const ANY_JOB = 'ANY_JOB';

// Whether a table can be used by additional analyses.
export const ALLOWED = 'ALLOWED';
export const REQUIRED = 'REQUIRED';
export const NOT_ALLOWED = 'NOT_ALLOWED';

// How a table can be analyzed.
export const DIRECT_QUERY = 'DIRECT_QUERY';
export const DIRECT_JOB = 'DIRECT_JOB';
export const MULTIPLE = 'MULTIPLE';

// Types of an analysis, for each of which a table has a status.
export const DIRECT_ANALYSIS = 'DIRECT_ANALYSIS';
export const ADDITIONAL_ANALYSIS = 'ADDITIONAL_ANALYSIS';

// Formats of an analysis template. Those of PySpark differ by their version.
export const SQL = 'SQL';

// The level of detail of error messages, if it is not the basic one.
export const DETAILED = 'DETAILED';

// Types of a column from which synthetic data is generated.
export const CATEGORICAL = 'CATEGORICAL';
export const NUMERICAL = 'NUMERICAL';

// Types of a privacy budget, and the periods of an access budget.
export const DIFFERENTIAL_PRIVACY = 'DIFFERENTIAL_PRIVACY';
export const ACCESS_BUDGET = 'ACCESS_BUDGET';
export const CALENDAR_DAY = 'CALENDAR_DAY';
export const CALENDAR_WEEK = 'CALENDAR_WEEK';
export const CALENDAR_MONTH = 'CALENDAR_MONTH';
export const LIFETIME = 'LIFETIME';
