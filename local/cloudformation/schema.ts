import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { CloudFormationError } from './errors';
import type { Properties } from './provider';

/** Refuses properties that the type's published schema refuses. */
export type SchemaCheck = (type: string, properties: Properties, region: string) => void;

/** The part that is used of AWS's own validator, which comes inside aws-cdk-lib and without a separate entry. */
interface ValidatorPackage {
  readonly SchemaValidator: new () => { validate(template: unknown, region?: string): Finding[] };
  readonly TemplateContent: new (content: string) => unknown;
}

interface Finding {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly propertyPath?: string;
}

const REFUSED = new Set(['ERROR', 'FATAL']);

let validator: ((template: string, region?: string) => Finding[]) | undefined;

/** AWS's schema check, on resolved properties. Loading it takes most of a second, so it is shared. */
export const checkSchema: SchemaCheck = (type, properties, region) => {
  const problems = findingsOf(type, properties, region).filter((finding) => REFUSED.has(finding.severity));
  if (problems.length > 0) {
    const texts = problems.map(({ propertyPath, message }) =>
      propertyPath ? `#/${propertyPath}: ${message}` : message,
    );
    throw new CloudFormationError(`Properties validation failed for resource of type ${type}: ${texts.join('; ')}`);
  }
};

/** Everything that the validator reports about one resource, informations too. */
export function findingsOf(type: string, properties: Properties, region?: string): Finding[] {
  validator ??= load();
  return validator(JSON.stringify({ Resources: { Resource: { Type: type, Properties: properties } } }), region);
}

function load(): (template: string, region?: string) => Finding[] {
  const here = createRequire(__filename);
  const path = here.resolve('@aws/cloudformation-validate', {
    paths: [dirname(here.resolve('aws-cdk-lib/package.json'))],
  });
  const { SchemaValidator, TemplateContent } = here(path) as ValidatorPackage;
  const schemas = new SchemaValidator();
  return (template, region) => schemas.validate(new TemplateContent(template), region);
}
