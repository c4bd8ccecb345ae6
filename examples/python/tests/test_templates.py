"""The apps produce the same templates as the same apps in TypeScript."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cdk_cleanrooms as cleanrooms
import pytest
from aws_cdk import App, CfnResource, Stack

import added_member.app
import campaign_reach.app
import custom_model.app
import identity_matching.app
import invited.app
import lookalike_model.app
import propensity_model.app
import pyspark_job.app
import test_bed.app

TYPESCRIPT_TEMPLATES = os.environ.get("TYPESCRIPT_TEMPLATES")


@pytest.mark.skipif(TYPESCRIPT_TEMPLATES is None, reason="TYPESCRIPT_TEMPLATES names no folder to compare with")
@pytest.mark.parametrize(
    ("example", "build_app"),
    [
        ("added-member", added_member.app.build_app),
        ("campaign-reach", campaign_reach.app.build_app),
        ("test-bed", test_bed.app.build_app),
        ("identity-matching", identity_matching.app.build_app),
        ("invited", invited.app.build_app),
        ("lookalike-model", lookalike_model.app.build_app),
        ("propensity-model", propensity_model.app.build_app),
        ("pyspark-job", pyspark_job.app.build_app),
        ("custom-model", custom_model.app.build_app),
    ],
)
def test_templates_equal_those_of_typescript(example: str, build_app: Callable[[], App]) -> None:
    assert TYPESCRIPT_TEMPLATES is not None
    expected = {
        path.name.removesuffix(".template.json"): read_json(path)
        for path in Path(TYPESCRIPT_TEMPLATES, example).glob("*.template.json")
    }

    # An asset is in the template by the hash of its content, which is the same in each language.
    found = {stack.stack_name: read_json(Path(stack.template_full_path)) for stack in build_app().synth().stacks}

    print(f"template hash {example} {template_hash(found)}")
    assert found == expected


def test_a_template_that_the_cdk_rejects_raises() -> None:
    app = App()
    collaboration = cleanrooms.Collaboration(
        Stack(app, "Publisher"),
        "Ads",
        description="Reach of the spring campaign",
        creator=cleanrooms.MemberOptions(
            display_name="Publisher",
            abilities=[cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
        ),
    )
    resource = collaboration.node.default_child
    assert isinstance(resource, CfnResource)
    # No rule of this library reports a property that is missing.
    resource.add_property_deletion_override("Description")

    with pytest.raises(RuntimeError, match="Description"):
        app.synth()


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), parse_float=as_integer_if_integral)


def as_integer_if_integral(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def template_hash(templates: dict[str, Any]) -> str:
    """A hash that is the same in every language: over the templates in canonical JSON, in the order of the stacks."""
    digest = hashlib.sha256()
    for name, template in sorted(templates.items()):
        canonical = json.dumps(template, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest.update(f"{name}\n{canonical}\n".encode())
    return digest.hexdigest()
