import { type AGGREGATION, ANY_JOB, ANY_QUERY, type CUSTOM, type LIST } from '../private/words';
import type { ControlKind, ControlValue } from './controls';
import type { Level } from './levels';

/**
 * Who can learn what in a collaboration, as far as the code of an app states it.
 *
 * It contains only what JSON can contain, so that a report that was written can be compared with a later one. What is not
 * known is never taken for what protects more: it is in the list of what is not known, and the flows and controls contain
 * the most that is possible.
 */
export interface PrivacyReport {
  /** Changes with what existing programs cannot read. A new property is not such a change. */
  readonly version: 1;
  readonly collaboration: ReportedCollaboration;
  /** In the order of the collaboration, of which the first one is the creator if it is known. */
  readonly members: readonly ReportedMember[];
  /** By owner and name. */
  readonly tables: readonly ReportedTable[];
  /** By receiver, owner, table and column. A column of which a member learns nothing has no flow. */
  readonly flows: readonly Flow[];
  /** By kind, owner and subject. */
  readonly controls: readonly Control[];
  /** Where results are written, by member and kind. */
  readonly outputs: readonly Output[];
  /** The analyses whose text is in the app, by owner and name. */
  readonly analyses: readonly ReportedAnalysis[];
  /** What nothing in the collaboration prevents, in the order of the page. */
  readonly unrestricted: readonly Unrestricted[];
  /**
   * What the service answers about the privacy budgets, by owner.
   *
   * @default - the service was not asked, and no other source has the numbers
   */
  readonly impacts?: readonly ReportedImpact[];
  /** What is not known, so that the report contains the most that is possible. Empty if the report is complete. */
  readonly unknown: readonly UnknownValue[];
}

export interface ReportedCollaboration {
  /** The path of the construct, or the logical ID or address of the resource. */
  readonly path: string;
  readonly name: string | null;
  readonly description: string | null;
  /** Whether the collaboration is outside of the app, which then contains only some of its members. */
  readonly outside: boolean;
}

/** The ID of a member: the account ID, or the display name if the account is not known. */
export type MemberId = string;

/** A value that is true, false, or not known. */
export type Answer = boolean | null;

export interface ReportedMember {
  readonly id: MemberId;
  readonly account: string | null;
  readonly name: string | null;
  readonly creator: boolean;
  /** Whether the membership is in the app, or a partner is declared with all of its tables. */
  readonly inApp: boolean;
  readonly queries: Answer;
  readonly runsJobs: Answer;
  readonly receivesResults: Answer;
  /** Whether it receives the files of trained models. */
  readonly receivesModels: Answer;
  /** Whether it receives what models infer. */
  readonly receivesInference: Answer;
  /** The costs that the member pays, for example `queryCompute`. */
  readonly pays: readonly string[];
}

export interface ReportedTable {
  readonly owner: MemberId;
  /** The name in queries. */
  readonly name: string;
  readonly kind: 'association' | 'intermediateTable' | 'idMappingTable';
  /** The type of its analysis rule; `NONE` without one, and `null` if it is not known. */
  readonly rule: typeof AGGREGATION | typeof LIST | typeof CUSTOM | 'NONE' | null;
  /** The columns that analyses can use. `null` if not all of them are known. */
  readonly columns: readonly string[] | null;
  /** The number of columns in the source, of which analyses can use some. `null` if it is not known. */
  readonly sourceColumns: number | null;
  /** The column that identifies a user under differential privacy. `null` without it, or if it is not known. */
  readonly userIdentifier: string | null;
}

/** What a member learns of a column of another member's table. */
export interface Flow {
  readonly receiver: MemberId;
  readonly owner: MemberId;
  readonly table: string;
  /** `*` stands for all columns of a table whose columns are not known, and `count(*)` for the number of its rows. */
  readonly column: string;
  /** The highest level of all uses. */
  readonly level: Level;
  /** What protects the table beside the level. */
  readonly guards: readonly Guard[];
  /** By level from the most to the least, and by what they go through. */
  readonly uses: readonly Use[];
}

/**
 * `DP`: differential privacy. `MINIMUM`: groups below a minimum size are not returned. Of both, a control contains the
 * strength.
 */
export type Guard = 'DP' | 'MINIMUM';

/** A way in which a member learns something of a column. */
export interface Use {
  readonly level: Level;
  readonly through: Through;
  /** The aggregate functions, for example `COUNT_DISTINCT`, or none if they are not known. */
  readonly functions?: readonly string[];
  /** The parameters with which the column is compared. */
  readonly parameters?: readonly string[];
  /** The columns with which it is compared, for example `conversions.uid`. */
  readonly joins?: readonly string[];
  /** Whether the level follows from a text or rule that is understood. Otherwise it is the most that is possible. */
  readonly read: boolean;
}

/** What the data goes through. */
export type Through =
  /** An analysis template or the query of an intermediate table. */
  | { readonly kind: 'analysis'; readonly name: string }
  /** A template of another app, of which only the ARN is known, or nothing. */
  | { readonly kind: 'outsideAnalysis'; readonly name: string }
  /** Queries that members write, within the limits of the analysis rule. */
  | { readonly kind: 'anyQuery' }
  /** Jobs that members write. */
  | { readonly kind: 'anyJob' }
  /** The training of a model, or what it infers. */
  | { readonly kind: 'model'; readonly name: string };

/** Something that limits what members learn, with its strength. */
export interface Control {
  readonly kind: ControlKind;
  /** The member who decides. `null` for the collaboration as a whole. */
  readonly owner: MemberId | null;
  /** What it is about: the name of a table, template, model or member; `''` for all of the owner or of the collaboration. */
  readonly subject: string;
  /** `null` if it is not known. A control that does not exist is not in the list, or has the value that its kind states. */
  readonly value: ControlValue | null;
}

/** How many aggregations a differential privacy budget allows before it is used up, as the service states it. */
export interface ReportedImpact {
  readonly owner: MemberId;
  /** The values that the service was asked about. */
  readonly epsilon: number;
  readonly usersNoisePerQuery: number;
  /** By function, each as if queries used only this one. */
  readonly aggregations: readonly { readonly function: string; readonly maxCount: number }[];
}

/** Where results are written. */
export interface Output {
  readonly member: MemberId;
  readonly of: 'queries' | 'jobs';
  /** The name, or the path of the construct. `null` if it is not known. */
  readonly bucket: string | null;
  readonly prefix: string | null;
  /**
   * The KMS key of the bucket: its path or ARN, `AWS` for a key that AWS owns or manages. `null` if it is not known.
   */
  readonly key: string | null;
  /** After how many days objects are deleted, `never`, or `null` if it is not known. */
  readonly expiresAfterDays: number | 'never' | null;
}

export interface ReportedAnalysis {
  readonly owner: MemberId;
  readonly name: string;
  readonly kind: 'template' | 'intermediateTable';
  /** `SQL`, or `PYSPARK_` with a version. `null` if it is not known. */
  readonly format: string | null;
  /** The text, word for word. `null` if it is not in the app. */
  readonly text: string | null;
  /** The SHA-256 of the text in UTF-8, in hexadecimal, with which a review names it. */
  readonly sha256: string | null;
  readonly parameters: readonly { readonly name: string; readonly type: string | null }[];
  /** Whether the text is understood, so that the flows contain only what it returns. */
  readonly understood: boolean;
  /** What the service is predicted to answer. `null` without a text. */
  readonly verdict: 'allowed' | 'refused' | 'unknown' | null;
  /** What the service is predicted to answer for differential privacy. `null` if no table that it reads has it. */
  readonly privacyVerdict: 'VALID' | 'INVALID' | 'UNABLE_TO_VALIDATE' | null;
  /** The aggregations that one run takes from a privacy budget. `null` if it is not known, or no budget applies. */
  readonly aggregationsPerRun: number | null;
  /** The names of the tables that it reads, in the order of their names. */
  readonly reads: readonly string[];
  /** The names of the tables whose rules allow it. */
  readonly allowedBy: readonly string[];
  /** The names of its result columns, each with where its values come from. `null` if the text is not understood. */
  readonly columns: readonly ResultColumn[] | null;
}

export interface ResultColumn {
  /** `null` for an expression without an alias. */
  readonly name: string | null;
  readonly from: readonly { readonly table: string; readonly column: string; readonly level: Level }[];
}

/** What nothing in the collaboration prevents. The kind has its sentence on the page, with the values in it. */
export interface Unrestricted {
  readonly kind: UnrestrictedKind;
  /** The values in the sentence, for example the names of members and tables. */
  readonly values: { readonly [name: string]: string | number | readonly string[] };
}

export const UNRESTRICTED_KINDS = [
  /** `members` can run `analyses` as often as they like, or as a budget of `budgets` lasts, with any values. */
  'REPEATED_RUNS',
  /** `members` can write any query on `tables` of `owner`. */
  ANY_QUERY,
  /** `members` can run any job on `tables` of `owner`, whose code can return rows. */
  ANY_JOB,
  /** The code of `analyses` is not read, and can return all rows of `tables`. */
  'CODE_NOT_READ',
  /** No minimum group size applies to `tables`. */
  'NO_MINIMUM',
  /** Nothing limits what `tables` are compared with, so that `columns` can be guessed value by value. */
  'COMPARISONS',
  /** What models learn from `tables` of `owner`, and what they return, depends on the code of `models`. */
  'MODELS',
  /** `owner` can change the rules of `tables`, and privacy budgets, at any time without the consent of others. */
  'OWNER_CHANGES',
  /** Nothing is logged in the collaboration of what `members` run. */
  'NO_LOG',
  /** Results of `members` are kept until someone deletes them. */
  'KEPT_RESULTS',
  /** Under differential privacy, how long queries of `tables` take, and errors that depend on data, are not covered. */
  'SIDE_CHANNELS',
  /** What `members` do with results afterwards. */
  'LATER_USE',
  /** The use of a collaboration is not a legal ground for the data in it. */
  'LEGAL_GROUND',
] as const;

export type UnrestrictedKind = (typeof UNRESTRICTED_KINDS)[number];

/** A value that is not known. */
export interface UnknownValue {
  /** What it belongs to: the path of a resource, or the ID of a member. */
  readonly of: string;
  /** What is not known, in lowercase and without a period, as in `which columns "sales" of 111111111111 contains`. */
  readonly what: string;
  /**
   * Who can learn something through it that no flow contains, so that it is not certain of them that they learn nothing: those
   * who receive results, or all members.
   *
   * @default - the flows contain the most that is possible
   */
  readonly opensTo?: 'receivers' | 'members';
}
