import type {
  CfnPrivacyBudgetTemplate,
  CfnPrivacyBudgetTemplateProps,
  IConfiguredTableAssociationRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import {
  ACCESS_BUDGET,
  CALENDAR_DAY,
  CALENDAR_MONTH,
  CALENDAR_WEEK,
  DIFFERENTIAL_PRIVACY,
  LIFETIME,
} from '../private/words';

/** When a differential privacy budget is filled again. */
export enum BudgetRefresh {
  /** At the start of each calendar month. Only for data that are replaced each month. */
  CALENDAR_MONTH = 'CALENDAR_MONTH',
  /** Never: once it is used up, queries end. */
  NONE = 'NONE',
}

/** How much differential privacy lets queries learn. */
export interface DifferentialPrivacyBudgetOptions {
  /** The privacy budget: an integer of 1 to 20. More means more queries and less privacy. */
  readonly epsilon: number;
  /** How many users' worth of noise hides a user in each query: an integer of 10 to 100. */
  readonly usersNoisePerQuery: number;
  /**
   * When the budget is filled again. Changing it replaces the template, and the new one is a fresh budget.
   *
   * @default BudgetRefresh.NONE
   */
  readonly refresh?: BudgetRefresh;
}

/** How often a table may be accessed within a period. */
export class AccessLimit {
  /** So often in each calendar day. */
  public static perDay(budget: number): AccessLimit {
    return new AccessLimit(CALENDAR_DAY, budget);
  }

  /** So often in each calendar week. */
  public static perWeek(budget: number): AccessLimit {
    return new AccessLimit(CALENDAR_WEEK, budget);
  }

  /** So often in each calendar month. */
  public static perMonth(budget: number): AccessLimit {
    return new AccessLimit(CALENDAR_MONTH, budget);
  }

  /** So often in all. */
  public static lifetime(budget: number): AccessLimit {
    return new AccessLimit(LIFETIME, budget);
  }

  private constructor(
    private readonly period: string,
    private readonly budget: number,
  ) {}

  /** @internal */
  public _render(): CfnPrivacyBudgetTemplate.BudgetParameterProperty {
    // A budget for life cannot be filled again.
    const autoRefresh = this.period === LIFETIME ? undefined : 'ENABLED';
    return { type: this.period, budget: this.budget, autoRefresh };
  }
}

/**
 * How much may be asked: of all tables of a member under differential privacy, or of one table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/privacy-budgets.html
 */
export class PrivacyBudget {
  /** A differential privacy budget, for all tables that the member protects by it. */
  public static differentialPrivacy(options: DifferentialPrivacyBudgetOptions): PrivacyBudget {
    return new PrivacyBudget({
      privacyBudgetType: DIFFERENTIAL_PRIVACY,
      autoRefresh: options.refresh ?? BudgetRefresh.NONE,
      parameters: { epsilon: options.epsilon, usersNoisePerQuery: options.usersNoisePerQuery },
    });
  }

  /**
   * An access budget: how often one table may be used, in one or two periods.
   *
   * @param association the table in the collaboration
   * @param limits one or two limits, each 0 to 1,000,000
   */
  public static access(association: IConfiguredTableAssociationRef, ...limits: AccessLimit[]): PrivacyBudget {
    return new PrivacyBudget(
      {
        privacyBudgetType: ACCESS_BUDGET,
        // Required by CloudFormation; each limit says by itself when it is filled again.
        autoRefresh: BudgetRefresh.NONE,
        parameters: {
          resourceArn: association.configuredTableAssociationRef.configuredTableAssociationArn,
          budgetParameters: limits.map((limit) => limit._render()),
        },
      },
      association,
    );
  }

  private constructor(
    private readonly properties: Pick<
      CfnPrivacyBudgetTemplateProps,
      'privacyBudgetType' | 'autoRefresh' | 'parameters'
    >,
    /** @internal */
    public readonly _association?: IConfiguredTableAssociationRef,
  ) {}

  /** @internal */
  public _render() {
    return this.properties;
  }
}
