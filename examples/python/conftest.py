"""The templates of all tests must pass the template validation of the CDK: its warnings are errors here."""

import json
import os

# Before the CDK is imported, because it starts its Node process then. Apps take their context from this variable.
os.environ["CDK_CONTEXT_JSON"] = json.dumps(
    {"@aws-cdk/core:validateAgainstDefaultRules": True, "@aws-cdk/core:strictCfnValidateErrors": True}
)
