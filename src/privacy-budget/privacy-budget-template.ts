import { type IResource, RemovalPolicy, Resource } from 'aws-cdk-lib';
import {
  CfnPrivacyBudgetTemplate,
  type IMembershipRef,
  type IPrivacyBudgetTemplateRef,
  type PrivacyBudgetTemplateReference,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { Construct } from 'constructs';
import { arnOfChild, idsOfChild } from '../private/membership-child';
import { Note } from '../private/note';
import { injected } from '../private/property-injection';
import { deployAfter } from '../private/stack-order';
import { validateAtSynthesis } from '../validation/report';
import type { PrivacyBudget } from './privacy-budget';

/** A privacy budget template: how much may be asked of protected tables. */
export interface IPrivacyBudgetTemplate extends IResource, IPrivacyBudgetTemplateRef {
  /**
   * The id of the template: a UUID.
   *
   * @attribute
   */
  readonly privacyBudgetTemplateId: string;
  /**
   * The ARN of the template.
   *
   * @attribute
   */
  readonly privacyBudgetTemplateArn: string;
}

/** Properties of a `PrivacyBudgetTemplate`. */
export interface PrivacyBudgetTemplateProps {
  /** The membership whose tables are protected. Changing it replaces the template. */
  readonly membership: IMembershipRef;
  /**
   * How much may be asked.
   *
   * Epsilon, noise and the amounts of limits change in place. The kind of the budget, its refresh and its table
   * replace the template, and the new one is a fresh budget: what has been spent is forgotten.
   */
  readonly budget: PrivacyBudget;
  /**
   * What happens to the template when it leaves the CloudFormation template.
   *
   * Creating it again starts a fresh budget.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** A privacy budget template that is created elsewhere. */
export interface PrivacyBudgetTemplateAttributes {
  /** The id of the template: a UUID. */
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
 * A privacy budget of AWS Clean Rooms.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/privacy-budgets.html
 * @resource AWS::CleanRooms::PrivacyBudgetTemplate
 */
export class PrivacyBudgetTemplate extends PrivacyBudgetTemplateBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.PrivacyBudgetTemplate';

  /** A template by its ARN, which names the membership as well. */
  public static fromPrivacyBudgetTemplateArn(
    scope: Construct,
    id: string,
    privacyBudgetTemplateArn: string,
  ): IPrivacyBudgetTemplate {
    const { membershipId, childId } = idsOfChild(privacyBudgetTemplateArn);
    return new ImportedPrivacyBudgetTemplate(scope, id, membershipId, childId, privacyBudgetTemplateArn);
  }

  /** A template by its id and its membership. */
  public static fromPrivacyBudgetTemplateAttributes(
    scope: Construct,
    id: string,
    attrs: PrivacyBudgetTemplateAttributes,
  ): IPrivacyBudgetTemplate {
    const { privacyBudgetTemplateId, membership } = attrs;
    const { membershipIdentifier } = membership.membershipRef;
    const arn = arnOfChild(membership, 'privacybudgettemplate', privacyBudgetTemplateId);
    return new ImportedPrivacyBudgetTemplate(scope, id, membershipIdentifier, privacyBudgetTemplateId, arn);
  }

  /** Whether something is a `PrivacyBudgetTemplate`, also one of another copy of this library. */
  public static isPrivacyBudgetTemplate(x: unknown): x is PrivacyBudgetTemplate {
    return PRIVACY_BUDGET_TEMPLATE.isOn(x);
  }

  /** @attribute */
  public readonly privacyBudgetTemplateId: string;
  /** @attribute */
  public readonly privacyBudgetTemplateArn: string;
  /** @internal */
  protected readonly _membershipIdentifier: string;

  constructor(scope: Construct, id: string, props: PrivacyBudgetTemplateProps) {
    props = injected(PrivacyBudgetTemplate.PROPERTY_INJECTION_ID, scope, id, props);
    super(scope, id);
    PRIVACY_BUDGET_TEMPLATE.write(this, true);
    this._membershipIdentifier = props.membership.membershipRef.membershipIdentifier;

    const resource = new CfnPrivacyBudgetTemplate(this, 'Resource', {
      ...props.budget._render(),
      membershipIdentifier: this._membershipIdentifier,
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    deployAfter(this, props.membership, ...(props.budget._association ? [props.budget._association] : []));

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
