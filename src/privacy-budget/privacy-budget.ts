import type {
  CfnPrivacyBudgetTemplate,
  CfnPrivacyBudgetTemplateProps,
  IConfiguredTableAssociationRef,
  IIntermediateTableRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import type { LimitedTable } from '../derivation/limited-resource';
import { ASSOCIATION, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { enumOf, instance, listOf, mark, NUMBER, optional, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';
import {
  ACCESS_BUDGET,
  CALENDAR_DAY,
  CALENDAR_MONTH,
  CALENDAR_WEEK,
  DIFFERENTIAL_PRIVACY,
  LIFETIME,
} from '../private/words';

/** When a differential privacy budget is refreshed. */
export enum BudgetRefresh {
  /** The budget is refreshed at the start of each calendar month. Use it only for data that is replaced each month. */
  CALENDAR_MONTH = 'CALENDAR_MONTH',
  /** The budget is never refreshed. When it is consumed, queries fail. */
  NONE = 'NONE',
}

/** Options for a differential privacy budget. */
export interface DifferentialPrivacyBudgetOptions {
  /**
   * The privacy budget (epsilon), an integer from 1 to 20.
   *
   * A higher value allows more queries and provides less privacy.
   */
  readonly epsilon: number;
  /**
   * The amount of noise per query, in number of users: an integer from 10 to 100.
   *
   * The noise hides the contribution of this number of users in each query.
   */
  readonly usersNoisePerQuery: number;
  /**
   * When the budget is refreshed.
   *
   * A change replaces the template. The new template starts with an unused budget. The deployment fails while the
   * template is retained, which is the default.
   *
   * @default BudgetRefresh.NONE
   */
  readonly refresh?: BudgetRefresh;
}

/**
 * A limit on the number of accesses to a table within a period.
 *
 * @example
 * declare const association: ConfiguredTableAssociation;
 * const budget = PrivacyBudget.access(association, AccessLimit.perDay(20), AccessLimit.lifetime(1000));
 */
export class AccessLimit {
  /**
   * At most `budget` accesses per calendar day.
   *
   * @example
   * const limit = AccessLimit.perDay(20);
   */
  public static perDay(budget: number): AccessLimit {
    requireShapes(code('AccessLimit.perDay'), LIMIT, { budget });
    return new AccessLimit(CALENDAR_DAY, budget);
  }

  /**
   * At most `budget` accesses per calendar week.
   *
   * @example
   * const limit = AccessLimit.perWeek(100);
   */
  public static perWeek(budget: number): AccessLimit {
    requireShapes(code('AccessLimit.perWeek'), LIMIT, { budget });
    return new AccessLimit(CALENDAR_WEEK, budget);
  }

  /**
   * At most `budget` accesses per calendar month.
   *
   * @example
   * const limit = AccessLimit.perMonth(300);
   */
  public static perMonth(budget: number): AccessLimit {
    requireShapes(code('AccessLimit.perMonth'), LIMIT, { budget });
    return new AccessLimit(CALENDAR_MONTH, budget);
  }

  /**
   * At most `budget` accesses in total.
   *
   * @example
   * const limit = AccessLimit.lifetime(1000);
   */
  public static lifetime(budget: number): AccessLimit {
    requireShapes(code('AccessLimit.lifetime'), LIMIT, { budget });
    return new AccessLimit(LIFETIME, budget);
  }

  private constructor(
    private readonly period: string,
    private readonly budget: number,
  ) {}

  /** @internal */
  public _render(): CfnPrivacyBudgetTemplate.BudgetParameterProperty {
    // A lifetime budget cannot be refreshed.
    const autoRefresh = this.period === LIFETIME ? undefined : 'ENABLED';
    return { type: this.period, budget: this.budget, autoRefresh };
  }
}

/**
 * A privacy budget, for all tables of a member under differential privacy, or for accesses to one table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/privacy-budgets.html
 * @example
 * const budget = PrivacyBudget.differentialPrivacy({
 *   epsilon: 3,
 *   usersNoisePerQuery: 30,
 *   refresh: BudgetRefresh.CALENDAR_MONTH,
 * });
 */
export class PrivacyBudget {
  /**
   * A differential privacy budget for all tables of the member that have differential privacy.
   *
   * @example
   * const budget = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });
   */
  public static differentialPrivacy(options: DifferentialPrivacyBudgetOptions): PrivacyBudget {
    requireShapes(code('PrivacyBudget.differentialPrivacy'), DIFFERENTIAL, { options });
    return new PrivacyBudget({
      privacyBudgetType: DIFFERENTIAL_PRIVACY,
      autoRefresh: options.refresh ?? BudgetRefresh.NONE,
      parameters: { epsilon: options.epsilon, usersNoisePerQuery: options.usersNoisePerQuery },
    });
  }

  /**
   * An access budget, which limits the number of accesses to one table in one or two periods.
   *
   * @param association the association of the table
   * @param limits one or two limits, each from 0 to 1,000,000
   * @example
   * declare const association: ConfiguredTableAssociation;
   * const budget = PrivacyBudget.access(association, AccessLimit.perDay(20));
   */
  public static access(association: IConfiguredTableAssociationRef, ...limits: AccessLimit[]): PrivacyBudget {
    requireShapes(code('PrivacyBudget.access'), ACCESS, { association, limits });
    const { configuredTableAssociationArn } = association.configuredTableAssociationRef;
    return PrivacyBudget.ofAccesses(association, configuredTableAssociationArn, limits);
  }

  /**
   * An access budget, which limits the number of accesses to one intermediate table in one or two periods.
   *
   * @param intermediateTable the intermediate table, which must belong to the membership of the budget
   * @param limits one or two limits, each from 0 to 1,000,000
   * @example
   * declare const dailySales: IntermediateTable;
   * const budget = PrivacyBudget.accessToIntermediateTable(dailySales, AccessLimit.perDay(20));
   */
  public static accessToIntermediateTable(
    intermediateTable: IIntermediateTableRef,
    ...limits: AccessLimit[]
  ): PrivacyBudget {
    requireShapes(code('PrivacyBudget.accessToIntermediateTable'), INTERMEDIATE, { intermediateTable, limits });
    const { intermediateTableArn } = intermediateTable.intermediateTableRef;
    return PrivacyBudget.ofAccesses(intermediateTable, intermediateTableArn, limits);
  }

  private static ofAccesses(table: IConstruct, resourceArn: string, limits: readonly AccessLimit[]): PrivacyBudget {
    return new PrivacyBudget(
      {
        privacyBudgetType: ACCESS_BUDGET,
        // Required by CloudFormation, but each limit has its refresh.
        autoRefresh: BudgetRefresh.NONE,
        parameters: { resourceArn, budgetParameters: limits.map((limit) => limit._render()) },
      },
      { construct: table, arn: resourceArn },
    );
  }

  private constructor(
    private readonly properties: Pick<
      CfnPrivacyBudgetTemplateProps,
      'privacyBudgetType' | 'autoRefresh' | 'parameters'
    >,
    /** @internal */
    public readonly _table?: LimitedTable,
  ) {}

  /** @internal */
  public _render() {
    return this.properties;
  }
}

mark('AccessLimit', AccessLimit);
mark('PrivacyBudget', PrivacyBudget);

const LIMIT = { budget: NUMBER };
const DIFFERENTIAL = {
  options: struct<DifferentialPrivacyBudgetOptions>({
    epsilon: NUMBER,
    usersNoisePerQuery: NUMBER,
    refresh: optional(enumOf('BudgetRefresh', BudgetRefresh)),
  }),
};
const LIMITS = listOf(instance<AccessLimit>('AccessLimit'));
const ACCESS = { association: ASSOCIATION, limits: LIMITS };
const INTERMEDIATE = { intermediateTable: INTERMEDIATE_TABLE, limits: LIMITS };
