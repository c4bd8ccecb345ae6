import { block, blocks, filled, type Mapping, orUnread } from './mapping';
import { UNREAD } from './planned';

const COLLABORATION = 'AWS::CleanRooms::Collaboration';
const MEMBERSHIP = 'AWS::CleanRooms::Membership';
const TABLE = 'AWS::CleanRooms::ConfiguredTable';

/**
 * The Clean Rooms resources of the `aws` provider. It has no analysis rules, associations or templates, so they are
 * created elsewhere: they are unknown, not absent.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cleanrooms_collaboration
 */
export const CLEAN_ROOMS: Readonly<Record<string, Mapping>> = {
  aws_cleanrooms_collaboration: {
    type: COLLABORATION,
    attributes: { id: 'Ref', arn: 'Arn' },
    translate: (values) => [
      {
        type: COLLABORATION,
        properties: filled(COLLABORATION, {
          Name: values.name,
          Description: values.description,
          CreatorDisplayName: values.creator_display_name,
          CreatorMemberAbilities: values.creator_member_abilities,
          QueryLogStatus: values.query_log_status,
          AnalyticsEngine: orUnread(values.analytics_engine),
          DataEncryptionMetadata: block(values.data_encryption_metadata, (metadata) => ({
            AllowCleartext: metadata.allow_clear_text,
            AllowDuplicates: metadata.allow_duplicates,
            AllowJoinsOnColumnsWithDifferentNames: metadata.allow_joins_on_columns_with_different_names,
            PreserveNulls: metadata.preserve_nulls,
          })),
          Members: blocks(values.member, (member) => ({
            AccountId: member.account_id,
            DisplayName: member.display_name,
            MemberAbilities: member.member_abilities,
            MLMemberAbilities: UNREAD,
            PaymentConfiguration: UNREAD,
          })),
        }),
      },
    ],
  },
  aws_cleanrooms_membership: {
    type: MEMBERSHIP,
    attributes: {
      id: 'Ref',
      arn: 'Arn',
      collaboration_arn: 'CollaborationArn',
      collaboration_id: 'CollaborationIdentifier',
    },
    translate: (values) => [
      {
        type: MEMBERSHIP,
        properties: filled(MEMBERSHIP, {
          CollaborationIdentifier: values.collaboration_id,
          QueryLogStatus: values.query_log_status,
          DefaultResultConfiguration: block(values.default_result_configuration, (result) => ({
            RoleArn: result.role_arn,
            OutputConfiguration: block(result.output_configuration, (output) => ({
              S3: block(output.s3, (s3) => ({
                Bucket: s3.bucket,
                KeyPrefix: s3.key_prefix,
                ResultFormat: s3.result_format,
                SingleFileOutput: UNREAD,
              })),
            })),
          })),
          PaymentConfiguration: orUnread(
            block(values.payment_configuration, (payment) => ({
              QueryCompute: block(payment.query_compute, (query) => ({ IsResponsible: query.is_responsible })),
              JobCompute: UNREAD,
              MachineLearning: UNREAD,
            })),
          ),
        }),
      },
    ],
  },
  aws_cleanrooms_configured_table: {
    type: TABLE,
    attributes: { id: 'Ref', arn: 'Arn' },
    translate: (values) => [
      {
        type: TABLE,
        properties: filled(TABLE, {
          Name: values.name,
          Description: values.description,
          AnalysisMethod: values.analysis_method,
          AllowedColumns: values.allowed_columns,
          TableReference: block(values.table_reference, (table) => ({
            Glue: {
              DatabaseName: orUnread(table.database_name),
              TableName: orUnread(table.table_name),
              Region: UNREAD,
            },
          })),
        }),
      },
    ],
  },
};
