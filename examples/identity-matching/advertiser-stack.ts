import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IAnalysisTemplateRef, ICollaborationRef, IIdNamespaceAssociationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { Schema } from 'aws-cdk-lib/aws-glue';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  ConfiguredTable,
  Membership,
  PopulationAnalysis,
  ResultOutput,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { MATCHING, People } from './people';

export interface AdvertiserStackProps extends StackProps {
  readonly collaboration: ICollaborationRef;
  readonly publisherAccount: string;
  /** The association of the ID namespace of the publisher. */
  readonly viewers: IIdNamespaceAssociationRef;
  /** The only analysis that both companies have agreed on. */
  readonly salesByProgram: IAnalysisTemplateRef;
}

/** The advertiser joins, maps the IDs of the viewers to those of its customers, queries, and receives the results. */
export class AdvertiserStack extends Stack {
  constructor(scope: Construct, id: string, props: AdvertiserStackProps) {
    super(scope, id, props);

    const membership = new Membership(this, 'Membership', {
      collaboration: props.collaboration,
      resultOutput: ResultOutput.s3(this.results(), { keyPrefix: 'sales' }),
    });

    const encryptionKey = new Key(this, 'Key', { enableKeyRotation: true });
    const customers = new People(this, 'Customers', {
      databaseName: 'shop',
      tableName: 'customers',
      idColumn: 'customer_id',
      otherColumn: { name: 'revenue', type: Schema.DOUBLE },
    });
    const target = customers.idNamespace('TARGET');
    const customersNamespace = membership.associateIdNamespace('CustomersNamespace', {
      idNamespace: target,
      idNamespaceAssociationName: 'customers',
    });
    const customersAssociation = membership.associate('CustomersAssociation', {
      table: new ConfiguredTable(this, 'CustomersTable', {
        source: TableSource.glue(customers.table),
        allowedColumns: ['customer_id', 'revenue'],
        analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(this.account) }),
      }),
      associationName: 'customers',
    });

    membership.addIntermediateTable('LoyalCustomers', {
      intermediateTableName: 'loyal_customers',
      population: PopulationAnalysis.sql('SELECT customer_id, revenue FROM customers WHERE revenue >= 100'),
      baseTables: [customersAssociation],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(props.salesByProgram) }),
      resultReceivers: [this.account],
      encryptionKey,
    });

    membership.addIdMappingTable('Identities', {
      idMappingTableName: 'identities',
      description: 'Viewers of the publisher who are customers of the advertiser',
      workflow: new CfnIdMappingWorkflow(this, 'MatchByEmail', {
        workflowName: 'match-by-email',
        idMappingTechniques: {
          idMappingType: 'RULE_BASED',
          ruleBasedProperties: {
            ...MATCHING,
            ruleDefinitionType: 'SOURCE',
            recordMatchingModel: 'ONE_SOURCE_TO_ONE_TARGET',
          },
        },
        inputSourceConfig: [
          {
            inputSourceArn: `arn:${this.partition}:entityresolution:${this.region}:${props.publisherAccount}:idnamespace/viewers`,
            type: 'SOURCE',
          },
          { inputSourceArn: target.attrIdNamespaceArn, type: 'TARGET' },
        ],
        roleArn: customers.role.roleArn,
      }),
      namespaceAssociations: [props.viewers, customersNamespace],
      encryptionKey,
    });
  }

  private results(): Bucket {
    return new Bucket(this, 'Results', {
      encryption: BucketEncryption.KMS,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
  }
}
