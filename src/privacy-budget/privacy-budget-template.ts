import { type IResource, type RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnPrivacyBudgetTemplate,
  type IMembershipRef,
  type IPrivacyBudgetTemplateRef,
  type PrivacyBudgetTemplateReference,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { limitedResource } from '../derivation/limited-resource';
import { MEMBERSHIP, REMOVAL_POLICY } from '../private/cdk-shapes';
import { arnOf, UUID } from '../private/formats';
import { followLogicalId } from '../private/lasting-id';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { formatted, instance, optional, type Shapes, struct } from '../private/shape';
import { deployAfter } from '../private/stack-order';
import { followable } from '../private/stated-resource';
import { validateAtSynthesis } from '../validation/report';
import type { PrivacyBudget } from './privacy-budget';

/** A privacy budget template, which defines the privacy budget to enforce. */
export interface IPrivacyBudgetTemplate extends IResource, IPrivacyBudgetTemplateRef {
  /**
   * The ID of the privacy budget template, which is a UUID.
   *
   * @attribute
   */
  readonly privacyBudgetTemplateId: string;
  /**
   * The ARN of the privacy budget template.
   *
   * @attribute
   */
  readonly privacyBudgetTemplateArn: string;
}

/** Properties for defining a `PrivacyBudgetTemplate`. */
export interface PrivacyBudgetTemplateProps {
  /** The membership whose tables are protected. A change replaces the template. */
  readonly membership: IMembershipRef;
  /**
   * The privacy budget to enforce.
   *
   * Epsilon, noise and the values of limits can be changed in place. A change of the budget type, the refresh or the
   * table replaces the template. The new template starts with an unused budget. As long as the template is retained, a
   * change of the refresh fails, because a collaboration has only one differential privacy budget.
   */
  readonly budget: PrivacyBudget;
  /**
   * Policy to apply when the privacy budget template is removed from the stack.
   *
   * A template that is created again starts with an unused budget, and access to a table without a budget is unlimited.
   * A retained template keeps its budget. Import it, or delete it in the console, before you deploy another one for the
   * same membership or table.
   *
   * @default - the template is retained, unless what it limits is deleted with its stack: for differential privacy the
   * membership, for accesses the table
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Attributes for importing a privacy budget template. */
export interface PrivacyBudgetTemplateAttributes {
  /** The ID of the privacy budget template, which is a UUID. */
  readonly privacyBudgetTemplateId: string;
  /** The membership whose tables are protected. */
  readonly membership: IMembershipRef;
}

abstract class PrivacyBudgetTemplateBase extends Resource implements IPrivacyBudgetTemplate {
  public abstract readonly privacyBudgetTemplateId: string;
  public abstract readonly privacyBudgetTemplateArn: string;
  /** @internal */
  protected abstract readonly _membershipIdentifier: string;

  public get privacyBudgetTemplateRef(): PrivacyBudgetTemplateReference {
    return {
      privacyBudgetTemplateIdentifier: this.privacyBudgetTemplateId,
      privacyBudgetTemplateArn: this.privacyBudgetTemplateArn,
      membershipIdentifier: this._membershipIdentifier,
    };
  }
}

/**
 * An AWS Clean Rooms privacy budget template, which limits the queries on the tables of a membership.
 *
 * A template that is deleted and created again has an unused budget. Therefore its logical ID is made of that of the
 * membership, or of the table that it limits, and not of its construct ID and scope: a template that is renamed or moved
 * within its stack stays the same.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/privacy-budgets.html
 * @resource AWS::CleanRooms::PrivacyBudgetTemplate
 * @example
 * declare const membership: IMembership;
 * new PrivacyBudgetTemplate(this, 'Budget', {
 *   membership,
 *   budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
 * });
 */
export class PrivacyBudgetTemplate extends PrivacyBudgetTemplateBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.PrivacyBudgetTemplate';

  /**
   * Imports a privacy budget template by its ARN, which contains the ID of the membership.
   *
   * @example
   * const budget = PrivacyBudgetTemplate.fromPrivacyBudgetTemplateArn(
   *   this,
   *   'Budget',
   *   'arn:aws:cleanrooms:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002' +
   *     '/privacybudgettemplate/a1b2c3d4-5678-90ab-cdef-000000000006',
   * );
   */
  public static fromPrivacyBudgetTemplateArn(
    scope: Construct,
    id: string,
    privacyBudgetTemplateArn: string,
  ): IPrivacyBudgetTemplate {
    requireImport('PrivacyBudgetTemplate.fromPrivacyBudgetTemplateArn', ARN, scope, id, { privacyBudgetTemplateArn });
    const { membershipId, childId } = idsOfChild(privacyBudgetTemplateArn);
    return new ImportedPrivacyBudgetTemplate(scope, id, membershipId, childId, privacyBudgetTemplateArn);
  }

  /**
   * Imports a privacy budget template by its ID and its membership.
   *
   * @example
   * declare const membership: IMembership;
   * const budget = PrivacyBudgetTemplate.fromPrivacyBudgetTemplateAttributes(this, 'Budget', {
   *   privacyBudgetTemplateId: 'a1b2c3d4-5678-90ab-cdef-000000000006',
   *   membership,
   * });
   */
  public static fromPrivacyBudgetTemplateAttributes(
    scope: Construct,
    id: string,
    attrs: PrivacyBudgetTemplateAttributes,
  ): IPrivacyBudgetTemplate {
    requireImport('PrivacyBudgetTemplate.fromPrivacyBudgetTemplateAttributes', ATTRIBUTES, scope, id, { attrs });
    const { privacyBudgetTemplateId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'privacybudgettemplate', privacyBudgetTemplateId);
    return new ImportedPrivacyBudgetTemplate(scope, id, membershipIdentifier, privacyBudgetTemplateId, arn);
  }

  /** Checks whether an object is a `PrivacyBudgetTemplate`, including one from another copy of this library. */
  public static isPrivacyBudgetTemplate(x: unknown): x is PrivacyBudgetTemplate {
    return PRIVACY_BUDGET_TEMPLATE.isOn(x);
  }

  /**
   * The ID of the privacy budget template.
   *
   * @attribute
   */
  public readonly privacyBudgetTemplateId: string;
  /**
   * The ARN of the privacy budget template.
   *
   * @attribute
   */
  public readonly privacyBudgetTemplateArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: PrivacyBudgetTemplateProps) {
    props = received(PrivacyBudgetTemplate.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    PRIVACY_BUDGET_TEMPLATE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnPrivacyBudgetTemplate(this, 'Resource', {
      ...props.budget._render(),
      membershipIdentifier: followable(props.membership, this._membershipIdentifier),
    });
    const { _table: table } = props.budget;
    const limited = limitedResource(props.membership, table);
    resource.applyRemovalPolicy(props.removalPolicy, { default: limited.removalPolicy });
    if (limited.target !== undefined) {
      followLogicalId(resource, limited.target, 'Budget');
    }
    deployAfter(this, props.membership, ...(table ? [table.construct] : []));

    this.privacyBudgetTemplateId = resource.attrPrivacyBudgetTemplateIdentifier;
    this.privacyBudgetTemplateArn = resource.attrArn;
    validateAtSynthesis(this);
  }
}

class ImportedPrivacyBudgetTemplate extends PrivacyBudgetTemplateBase {
  constructor(
    scope: Construct,
    id: string,
    protected readonly _membershipIdentifier: string,
    public readonly privacyBudgetTemplateId: string,
    public readonly privacyBudgetTemplateArn: string,
  ) {
    super(scope, id, { environmentFromArn: privacyBudgetTemplateArn });
  }
}

const PRIVACY_BUDGET_TEMPLATE = new Note('PrivacyBudgetTemplate');

const ARN = { privacyBudgetTemplateArn: formatted(arnOf('membership/<id>/privacybudgettemplate')) };
const ATTRIBUTES = {
  attrs: struct<PrivacyBudgetTemplateAttributes>({ privacyBudgetTemplateId: formatted(UUID), membership: MEMBERSHIP }),
};
const PROPS: Shapes<PrivacyBudgetTemplateProps> = {
  membership: MEMBERSHIP,
  budget: instance<PrivacyBudget>('PrivacyBudget'),
  removalPolicy: optional(REMOVAL_POLICY),
};
