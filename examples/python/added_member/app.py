from aws_cdk import App, Environment

from .creator_stack import CreatorStack
from .partner_stacks import AgencyStack, BroadcasterStack

COLLABORATION_NAME = "Viewer panel"


def build_app() -> App:
    """A collaboration that a third company joins later.

    The stacks do not refer to each other. Each company could have its stack in a separate app, and needs only the name
    of the collaboration and the account of its creator.

    With the context ``withoutBroadcaster``, the app is in the state before the third company is added.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    creator_account = app.node.try_get_context("creatorAccount") or "111111111111"
    agency_account = app.node.try_get_context("agencyAccount") or "222222222222"
    broadcaster_account = (
        None
        if app.node.try_get_context("withoutBroadcaster")
        else app.node.try_get_context("broadcasterAccount") or "333333333333"
    )

    CreatorStack(
        app,
        "Creator",
        collaboration_name=COLLABORATION_NAME,
        agency_account=agency_account,
        broadcaster_account=broadcaster_account,
        revision=app.node.try_get_context("revision"),
        env=Environment(account=creator_account, region=region),
    )
    AgencyStack(
        app,
        "Agency",
        collaboration_name=COLLABORATION_NAME,
        creator_account=creator_account,
        broadcaster_account=broadcaster_account,
        revision=app.node.try_get_context("revision"),
        env=Environment(account=agency_account, region=region),
    )
    if broadcaster_account is not None:
        BroadcasterStack(
            app,
            "Broadcaster",
            collaboration_name=COLLABORATION_NAME,
            creator_account=creator_account,
            env=Environment(account=broadcaster_account, region=region),
        )
    return app


if __name__ == "__main__":
    build_app().synth()
