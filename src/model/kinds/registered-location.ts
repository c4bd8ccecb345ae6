import type { CfnResourceProps } from 'aws-cdk-lib/aws-lakeformation';
import { type Fact, knownValue } from '../fact';
import { kind, link } from '../kind';
import { booleanOf, NOWHERE } from '../raw';
import { locationOfArn, type S3Location } from '../s3-location';
import type { Property } from '../source';

/** The facts of an `AWS::LakeFormation::Resource`, which registers an Amazon S3 location with AWS Lake Formation. */
export interface RegisteredLocationFacts {
  readonly location: Fact<S3Location>;
  /** Whether principals that are not opted in still read the location with their own permissions. */
  readonly hybridAccess: Fact<boolean>;
}

function read(property: Property<CfnResourceProps>): RegisteredLocationFacts {
  return {
    location: locationOfArn(property('resourceArn')),
    hybridAccess: booleanOf(property('hybridAccessEnabled')),
  };
}

export const registeredLocation = kind({
  type: 'AWS::LakeFormation::Resource',
  read,
  links: {
    bucket: link('bucket', ({ location }: RegisteredLocationFacts) => knownValue(location)?.bucket ?? NOWHERE, {
      back: ['registrations'],
      byName: true,
    }),
  },
});
