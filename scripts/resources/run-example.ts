import * as cdk from 'aws-cdk-lib';
import * as cleanrooms from 'aws-cdk-lib/aws-cleanrooms';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as entityresolution from 'aws-cdk-lib/aws-entityresolution';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as ts from 'typescript';
import * as api from '../../src';

/** What an example can import. */
const MODULES: Readonly<Record<string, object>> = {
  'cdk-cleanrooms': api,
  'aws-cdk-lib': cdk,
  'aws-cdk-lib/aws-cleanrooms': cleanrooms,
  'aws-cdk-lib/aws-ecr': ecr,
  'aws-cdk-lib/aws-entityresolution': entityresolution,
  'aws-cdk-lib/aws-events-targets': targets,
  'aws-cdk-lib/aws-glue': glue,
  'aws-cdk-lib/aws-iam': iam,
  'aws-cdk-lib/aws-kms': kms,
  'aws-cdk-lib/aws-s3': s3,
  'aws-cdk-lib/aws-scheduler': scheduler,
  'aws-cdk-lib/aws-sns': sns,
};

/** Runs a program in TypeScript as a page shows it, with the names that it expects. */
export function runExample(program: string, names: Readonly<Record<string, unknown>>): void {
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const load = (module: string): object => {
    const found = MODULES[module];
    if (!found) {
      throw new Error(`the example imports ${module}, which scripts/resources/run-example.ts does not know`);
    }
    return found;
  };
  // The program is text of this repository, and no other way runs it as it is printed.
  new Function('require', 'exports', ...Object.keys(names), outputText)(load, {}, ...Object.values(names));
}
