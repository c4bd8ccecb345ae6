import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourceTypes } from './lib/resource-types';

/** Writes `src/templates/terraform/resource-types.ts` from the CloudFormation schemas. A test compares it. */

writeFileSync(join(__dirname, '..', 'src', 'templates', 'terraform', 'resource-types.ts'), resourceTypes());
