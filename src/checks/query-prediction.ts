import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { COLLABORATION } from '../private/cdk-shapes';
import { ACCOUNT_ID } from '../private/formats';
import { formatted, knownText, requireShapes, type Shape, STRING, struct } from '../private/shape';
import { code } from '../private/text';
import { answerIn } from '../validation/query-answer';
import { notACollaboration } from './collaboration-error';

/** Whether Clean Rooms runs a query, as far as it can be predicted. */
export enum QueryVerdict {
  /** Everything that decides is known, and nothing speaks against the query. */
  ALLOWED = 'ALLOWED',

  /** The service rejects the query. */
  REFUSED = 'REFUSED',

  /** What decides is not in the app, or no page of AWS states whether the service supports what the query contains. */
  UNKNOWN = 'UNKNOWN',
}

/** A query that a member writes and runs without an analysis template. */
export interface MemberQuery {
  /** The AWS account ID of the member who runs the query. It must be known at synthesis. */
  readonly accountId: string;

  /** The SQL text of the query. It must be known at synthesis. */
  readonly sql: string;
}

/** Why Clean Rooms rejects a query, or why it is not certain that it runs it. */
export interface QueryReason {
  /** Whether the service certainly rejects the query for this reason. */
  readonly isRefusal: boolean;

  /** What is wrong or not known, in lowercase and without a period. */
  readonly what: string;

  /**
   * What to change.
   *
   * @default - it depends on what the query is for, or on what is not known
   */
  readonly fix?: string;

  /**
   * The URL of the page that states the requirement.
   *
   * @default - something is not known, so no requirement is broken
   */
  readonly page?: string;

  /**
   * The line in the SQL text, counted from 1.
   *
   * @default - the reason is not a part of the text
   */
  readonly line?: number;

  /**
   * The column in this line, counted from 1.
   *
   * @default - the reason is not a part of the text
   */
  readonly column?: number;
}

/**
 * A prediction of whether a member can run a query in a collaboration.
 *
 * It reads the collaboration, the memberships, the associated tables and their analysis rules in the app, and the text of the
 * query, as far as they are known. It is for tests: of the queries that members run, and of those that your rules reject. Clean Rooms decides when the query runs, and also evaluates what is not known at synthesis, such as types and
 * budgets.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html
 * @example
 * declare const collaboration: Collaboration;
 *
 * const prediction = QueryPrediction.of(collaboration, {
 *   accountId: '222222222222',
 *   sql: 'SELECT email FROM sales',
 * });
 * const isKept = prediction.verdict === QueryVerdict.REFUSED;
 */
export class QueryPrediction {
  /**
   * Predicts whether a member can run a query.
   *
   * @param collaboration the collaboration, of this app or imported
   * @param query the query, and the member who runs it
   * @throws an error if the construct is not a collaboration of an app, or the account or the text is a token
   * @example
   * declare const collaboration: Collaboration;
   *
   * const prediction = QueryPrediction.of(collaboration, {
   *   accountId: '222222222222',
   *   sql: 'SELECT city, COUNT(*) FROM sales GROUP BY city',
   * });
   */
  public static of(collaboration: ICollaborationRef, query: MemberQuery): QueryPrediction {
    const where = code('QueryPrediction.of()');
    requireShapes(where, { collaboration: COLLABORATION, query: QUERY }, { collaboration, query });
    const answer = answerIn(collaboration, query.accountId, query.sql);
    if (!answer) {
      throw notACollaboration(
        where,
        collaboration,
        'the query runs in a collaboration, with the tables that its members associate',
      );
    }
    const { verdict, reasons } = answer;
    return new QueryPrediction(
      VERDICTS[verdict],
      reasons.map(({ effect, what, fix, page, position }) => ({
        isRefusal: effect === 'refused',
        what,
        fix,
        page,
        line: position?.line,
        column: position?.column,
      })),
    );
  }

  private constructor(
    /** Whether Clean Rooms runs the query. */
    public readonly verdict: QueryVerdict,
    /** Why Clean Rooms rejects the query, or why this is not known. It is empty if the query is allowed. */
    public readonly reasons: QueryReason[],
  ) {}
}

const VERDICTS = {
  allowed: QueryVerdict.ALLOWED,
  refused: QueryVerdict.REFUSED,
  unknown: QueryVerdict.UNKNOWN,
} as const;

function literal(shape: Shape<string>): Shape<string> {
  return knownText(shape, {
    why: 'the prediction is made at synthesis, when a token has no value',
    fix: 'specify it as a string',
  });
}

const QUERY = struct<MemberQuery>({ accountId: literal(formatted(ACCOUNT_ID)), sql: literal(STRING) });
