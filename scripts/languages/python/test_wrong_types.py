"""
Random calls with wrong values, as somebody makes them who writes Python without a type checker.

Whatever the values are, a call succeeds, or the error says in words what is wrong: those of the type checks of jsii, or
those of this library. `FUZZ_PROGRAMS` is the number of programs, and `FUZZ_SEED` begins the sequence that replays them.
"""

import inspect
import math
import os
import random
import re
from collections.abc import Callable

import cdk_cleanrooms as cleanrooms
import pytest
from aws_cdk import App, Environment, Fn, Stack, Token
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3

PROGRAMS = int(os.environ.get("FUZZ_PROGRAMS", "200"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))

# What JavaScript says of its own, which tells nobody what to change.
JAVASCRIPT = re.compile(
    r"Cannot (read|set) propert|Cannot convert|is not (a function|iterable|a constructor)|"
    r"\[object Object\]|reading '|internal error: the rule|Maximum call stack"
)


def callables() -> list:
    """All constructors and static methods that are exported, each with its name."""
    found = []
    for name, exported in sorted(vars(cleanrooms).items()):
        if not inspect.isclass(exported) or exported.__module__ != cleanrooms.__name__ or name.startswith("I"):
            continue
        for member, value in sorted(vars(exported).items()):
            if isinstance(value, classmethod):
                found.append((f"{name}.{member}", getattr(exported, member)))
        if not inspect.isabstract(exported):
            found.append((name, exported))
    return found


def values(stack: Stack, chance: random.Random) -> list:
    """Values of all sorts, most of them wrong wherever they are passed."""
    return [
        None,
        True,
        0,
        -1,
        1.5,
        "",
        "text",
        "222222222222",
        [],
        ["user_id"],
        ["user_id", None],
        ("user_id",),
        {},
        {"user_id": "VARCHAR"},
        {"display_name": 1},
        Fn.import_value("Shared"),
        Token.as_list(Fn.import_value("Shared")),
        Token.as_number(Fn.import_value("Shared")),
        s3.Bucket.from_bucket_name(stack, f"Bucket{chance.random()}", "lake"),
        iam.Role.from_role_arn(stack, f"Role{chance.random()}", "arn:aws:iam::111111111111:role/Reader"),
        cleanrooms.MemberAbility.QUERY,
        [cleanrooms.MemberAbility.QUERY],
        cleanrooms.Payment.QUERY_COMPUTE,
        cleanrooms.AnalysisSource.sql("SELECT 1"),
        cleanrooms.AllowedAnalyses.any_query_from("222222222222"),
        cleanrooms.MemberOptions(display_name="Publisher"),
        stack,
    ]


def call(function: Callable[..., object], stack: Stack, chance: random.Random) -> None:
    """Passes a random value for most parameters; `scope` is right in most calls, so that the others are looked at."""
    positional, named = [], {}
    options = values(stack, chance)
    for parameter in inspect.signature(function).parameters.values():
        value = chance.choice(options)
        if parameter.name == "scope" and chance.random() < 0.9:
            value = stack
        elif parameter.name == "id" and chance.random() < 0.9:
            value = "Id"
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            if parameter.default is inspect.Parameter.empty or chance.random() < 0.3:
                named[parameter.name] = value
        elif parameter.kind is inspect.Parameter.VAR_POSITIONAL:
            positional += [chance.choice(options) for _ in range(chance.randrange(3))]
        else:
            positional.append(value)
    function(*positional, **named)


@pytest.fixture(params=["with the type checks of jsii", "without them"])
def type_checks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python -O` skips the type checks that jsii generates, so that every value reaches this library."""
    if request.param == "without them":
        monkeypatch.setitem(cleanrooms.Collaboration.__init__.__globals__, "check_type", lambda **_: None)


@pytest.mark.usefixtures("type_checks")
@pytest.mark.parametrize(("name", "function"), callables())
def test_a_wrong_value_is_refused_in_words(name: str, function: Callable[..., object]) -> None:
    for number in range(math.ceil(PROGRAMS / (2 * len(callables())))):
        seed = f"{SEED} {name} {number}"
        chance = random.Random(seed)
        app = App(analytics_reporting=False)
        stack = Stack(app, "Stack", env=Environment(account="111111111111", region="us-east-1"))
        message = ""
        try:
            call(function, stack, chance)
            app.synth()
        except Exception as error:  # any error is looked at
            message = str(error)
        assert not JAVASCRIPT.search(message), f"{seed}: {message}"
