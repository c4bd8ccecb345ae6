import type { CfnAnalysisTemplate, CfnAnalysisTemplateProps, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IPrincipal, IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** An object in a bucket, as the template and the role that reads it refer to it. */
export interface BoundArtifact {
  readonly property: CfnAnalysisTemplate.AnalysisTemplateArtifactProperty;
  readonly statements: readonly PolicyStatement[];
}

/** What each kind of source of an analysis template renders. */
export interface SourceOfTemplate {
  /** The membership that runs the template, if the source specifies it. */
  readonly runnerMembership?: IMembershipRef;
  /** Renders the properties, and creates the role that reads the code unless it is specified. */
  bind(scope: Construct, trust: () => IPrincipal): BoundSource;
}

export interface BoundSource {
  readonly properties: Pick<
    CfnAnalysisTemplateProps,
    'format' | 'source' | 'schema' | 'errorMessageConfiguration' | 'syntheticDataParameters'
  >;
  /** The role that reads the code. SQL needs none. */
  readonly codeRole?: IRoleRef;
}
