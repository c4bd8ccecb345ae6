/** `npx projen docgen`: writes API.md and the pages of docs/api from the compiled library. */
import { writeApiReference } from './checks/api-reference.mjs';

await writeApiReference();
