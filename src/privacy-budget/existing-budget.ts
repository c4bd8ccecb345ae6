import type { IConfiguredTableAssociationRef, IIntermediateTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { RemainingResourceProps } from '../custom-resources/budget-remaining/resource';
import type { LimitedTable } from '../derivation/limited-resource';
import { ASSOCIATION, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { mark, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';
import { ACCESS_BUDGET, DIFFERENTIAL_PRIVACY } from '../private/words';
import type { AggregationMinimums } from './aggregation-minimums';
import { ACCESSES, MINIMUMS, renderMinimums } from './minimums';

/** Options for a differential privacy budget that exists. */
export interface ExistingDifferentialPrivacyBudgetOptions {
  /**
   * The numbers of aggregations that must remain. Otherwise the deployment fails, with the numbers of the service.
   *
   * @default - the numbers are only attributes
   */
  readonly minimums?: AggregationMinimums;
}

/** Options for an access budget that exists. */
export interface ExistingAccessBudgetOptions {
  /**
   * The number of accesses that must remain. Otherwise the deployment fails, with the numbers of the service.
   *
   * @default - the number is only an attribute
   */
  readonly minimumAccesses?: number;
}

/**
 * A privacy budget that exists in a collaboration, of this member or of another one, and how much of it must remain.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListCollaborationPrivacyBudgets.html
 * @example
 * const budget = ExistingBudget.differentialPrivacy({ minimums: { countDistinct: 10 } });
 */
export class ExistingBudget {
  /**
   * The differential privacy budget, of which a collaboration has one.
   *
   * @example
   * const budget = ExistingBudget.differentialPrivacy({ minimums: { countDistinct: 10 } });
   */
  public static differentialPrivacy(options: ExistingDifferentialPrivacyBudgetOptions = {}): ExistingBudget {
    requireShapes(code('ExistingBudget.differentialPrivacy'), DIFFERENTIAL, { options });
    return new ExistingBudget({
      budgetType: DIFFERENTIAL_PRIVACY,
      resourceArn: undefined,
      minimums: renderMinimums(options.minimums ?? {}),
    });
  }

  /**
   * The access budget of a table.
   *
   * @param association the association of the table, which can be that of another member, imported by its ARN
   * @param options how much of it must remain
   * @example
   * declare const association: ConfiguredTableAssociation;
   * const budget = ExistingBudget.access(association, { minimumAccesses: 20 });
   */
  public static access(
    association: IConfiguredTableAssociationRef,
    options: ExistingAccessBudgetOptions = {},
  ): ExistingBudget {
    requireShapes(code('ExistingBudget.access'), ACCESS, { association, options });
    const { configuredTableAssociationArn: arn } = association.configuredTableAssociationRef;
    return ExistingBudget.ofAccesses({ construct: association, arn }, options);
  }

  /**
   * The access budget of an intermediate table.
   *
   * @param intermediateTable the intermediate table
   * @param options how much of it must remain
   * @example
   * declare const dailySales: IntermediateTable;
   * const budget = ExistingBudget.accessToIntermediateTable(dailySales, { minimumAccesses: 20 });
   */
  public static accessToIntermediateTable(
    intermediateTable: IIntermediateTableRef,
    options: ExistingAccessBudgetOptions = {},
  ): ExistingBudget {
    requireShapes(code('ExistingBudget.accessToIntermediateTable'), INTERMEDIATE, { intermediateTable, options });
    const { intermediateTableArn: arn } = intermediateTable.intermediateTableRef;
    return ExistingBudget.ofAccesses({ construct: intermediateTable, arn }, options);
  }

  private static ofAccesses(table: LimitedTable, { minimumAccesses }: ExistingAccessBudgetOptions): ExistingBudget {
    return new ExistingBudget(
      { budgetType: ACCESS_BUDGET, resourceArn: table.arn, minimums: { ACCESSES: minimumAccesses } },
      table,
    );
  }

  private constructor(
    private readonly properties: Pick<RemainingResourceProps, 'budgetType' | 'resourceArn' | 'minimums'>,
    /** @internal */
    public readonly _table?: LimitedTable,
  ) {}

  /** @internal */
  public _render() {
    return this.properties;
  }
}

mark('ExistingBudget', ExistingBudget);

const DIFFERENTIAL = { options: struct<ExistingDifferentialPrivacyBudgetOptions>({ minimums: MINIMUMS }) };
const ACCESS_OPTIONS = struct<ExistingAccessBudgetOptions>({ minimumAccesses: ACCESSES });
const ACCESS = { association: ASSOCIATION, options: ACCESS_OPTIONS };
const INTERMEDIATE = { intermediateTable: INTERMEDIATE_TABLE, options: ACCESS_OPTIONS };
