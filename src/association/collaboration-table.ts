import type {
  CfnConfiguredTableAssociation,
  CfnIdMappingTable,
  CfnIntermediateTable,
  IConfiguredTableAssociationRef,
  IIdMappingTableRef,
  IIntermediateTableRef,
  IMembershipRef,
} from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { ASSOCIATION, ID_MAPPING_TABLE, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { ofMembers, tablesOfMembers } from '../private/grant-arns';
import { l1Of } from '../private/l1';
import { formatted, mark, optional, requireShapes, STRING } from '../private/shape';
import { type Code, code, text } from '../private/text';

/**
 * A table of a collaboration, of this member or of another one.
 *
 * @example
 * declare const association: ConfiguredTableAssociation;
 * const table = CollaborationTable.association(association);
 */
export class CollaborationTable {
  /**
   * An associated configured table.
   *
   * @param association the association
   * @param associationName the name of the table in queries, which is required for an imported association; otherwise, it
   * is the name of the association
   * @example
   * declare const association: ConfiguredTableAssociation;
   * const table = CollaborationTable.association(association);
   */
  public static association(association: IConfiguredTableAssociationRef, associationName?: string): CollaborationTable {
    const method = code('CollaborationTable.association');
    requireShapes(method, NAMED_ASSOCIATION, { association, associationName });
    const l1 = l1Of<CfnConfiguredTableAssociation>(association, 'AWS::CleanRooms::ConfiguredTableAssociation');
    const { configuredTableAssociationArn } = association.configuredTableAssociationRef;
    return CollaborationTable.ofConstruct(method, associationName ?? l1?.name, {
      construct: association,
      arn: configuredTableAssociationArn,
      kind: 'configuredtableassociation',
    });
  }

  /**
   * An ID mapping table.
   *
   * @param idMappingTable the ID mapping table
   * @param idMappingTableName the name of the table in queries, which is required for an imported one; otherwise, it is
   * the name of the ID mapping table
   * @example
   * declare const idMappingTable: IdMappingTable;
   * const table = CollaborationTable.idMappingTable(idMappingTable);
   */
  public static idMappingTable(idMappingTable: IIdMappingTableRef, idMappingTableName?: string): CollaborationTable {
    const method = code('CollaborationTable.idMappingTable');
    requireShapes(method, NAMED_ID_MAPPING_TABLE, { idMappingTable, idMappingTableName });
    const l1 = l1Of<CfnIdMappingTable>(idMappingTable, 'AWS::CleanRooms::IdMappingTable');
    return CollaborationTable.ofConstruct(method, idMappingTableName ?? l1?.name, {
      construct: idMappingTable,
      arn: idMappingTable.idMappingTableRef.idMappingTableArn,
      kind: 'idmappingtable',
    });
  }

  /**
   * An intermediate table.
   *
   * @param intermediateTable the intermediate table
   * @param intermediateTableName the name of the table in queries, which is required for an imported one; otherwise, it
   * is the name of the intermediate table
   * @example
   * declare const dailySales: IntermediateTable;
   * const table = CollaborationTable.intermediateTable(dailySales);
   */
  public static intermediateTable(
    intermediateTable: IIntermediateTableRef,
    intermediateTableName?: string,
  ): CollaborationTable {
    const method = code('CollaborationTable.intermediateTable');
    requireShapes(method, NAMED_INTERMEDIATE_TABLE, { intermediateTable, intermediateTableName });
    const l1 = l1Of<CfnIntermediateTable>(intermediateTable, 'AWS::CleanRooms::IntermediateTable');
    return CollaborationTable.ofConstruct(method, intermediateTableName ?? l1?.name, {
      construct: intermediateTable,
      arn: intermediateTable.intermediateTableRef.intermediateTableArn,
      kind: 'intermediatetable',
    });
  }

  /**
   * A table by its name in queries, for example a table of another member.
   *
   * Its ID is not known, so that a permission is a pattern for the tables of all members.
   *
   * @example
   * const table = CollaborationTable.byName('impressions');
   */
  public static byName(tableName: string): CollaborationTable {
    requireShapes(code('CollaborationTable.byName'), { tableName: NAME }, { tableName });
    return new CollaborationTable(tableName);
  }

  private static ofConstruct(method: Code, name: string | undefined, place: Place): CollaborationTable {
    if (name === undefined) {
      throw new InputError(method, {
        what: text`the name of "${place.construct.node.path}" is not known`,
        why: 'the service finds a table of a collaboration by its name, and an imported table has none in this app',
        fix: text`specify the name as the second argument, or use ${code('CollaborationTable.byName')}`,
      });
    }
    return new CollaborationTable(name, place);
  }

  private constructor(
    /** @internal */
    public readonly _name: string,
    private readonly place?: Place,
  ) {}

  /** @internal */
  public get _construct(): IConstruct | undefined {
    return this.place?.construct;
  }

  /**
   * The ARN of the table, or patterns for it, because only what belongs to the account of the membership has a known ARN.
   *
   * @internal
   */
  public _arns(membership: IMembershipRef): string[] {
    if (!this.place) {
      return tablesOfMembers(membership);
    }
    const { construct, arn, kind } = this.place;
    return construct.env.account === membership.env.account ? [arn] : [ofMembers(membership, kind)];
  }
}

mark('CollaborationTable', CollaborationTable);

/** The construct of a table, with its ARN and the part of it that states the kind. */
interface Place {
  readonly construct: IConfiguredTableAssociationRef | IIdMappingTableRef | IIntermediateTableRef;
  readonly arn: string;
  readonly kind: string;
}

const NAME = formatted({
  pattern: /^[\w][\w -]{0,127}$/,
  why: 'the name of a table has up to 128 letters, digits, blanks, underscores and hyphens',
  fix: 'specify the name by which queries read the table',
  url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_GetSchema.html',
});
const OPTIONAL_NAME = optional(STRING);
const NAMED_ASSOCIATION = { association: ASSOCIATION, associationName: OPTIONAL_NAME };
const NAMED_ID_MAPPING_TABLE = { idMappingTable: ID_MAPPING_TABLE, idMappingTableName: OPTIONAL_NAME };
const NAMED_INTERMEDIATE_TABLE = { intermediateTable: INTERMEDIATE_TABLE, intermediateTableName: OPTIONAL_NAME };
